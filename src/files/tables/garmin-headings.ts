/** What Garmin Connect calls its columns in the languages it speaks. */
import { headingParts } from '../fields/units.ts'

const GARMIN_FIELDS = ['type', 'date', 'distance', 'time', 'moving', 'elapsed', 'climb'] as const
export type GarminField = (typeof GARMIN_FIELDS)[number]

/** Column names as they stand in exports, the languages in no order that matters; older and newer names together. */
const NAMES: Record<GarminField, string> = {
  type: `Activity Type | Aktivitätstyp | Aktivitätsart | Type d'activité | Tipo de actividad | Tipo di attività |
    Tipo de atividade | Tipo de actividade | Activiteittype | Activiteitstype | Type activiteit | Typ aktywności |
    Rodzaj aktywności | Aktivitetstype | Aktivitetstyp | Suorituksen tyyppi | Suoritustyyppi | Aktiviteetin tyyppi |
    Typ aktivity | Druh aktivity | Tevékenység típusa | Tevékenységtípus | Aktivite Türü | Etkinlik Türü | Тип занятия |
    Тип активности | Вид активности | アクティビティタイプ | 활동 유형 | 활동 종류 | 活动类型 | 活動類型`,
  date: `Date | Datum | Fecha | Data | Dato | Päivämäärä | Päiväys | Dátum | Tarih | Дата | 日付 | 날짜 | 일자 | 日期`,
  distance: `Distance | Distanz | Strecke | Distancia | Distanza | Distância | Afstand | Dystans | Distanse | Distans |
    Sträcka | Matka | Etäisyys | Vzdálenost | Távolság | Mesafe | Расстояние | Дистанция | 距離 | 거리 | 距离`,
  time: `Time | Activity Time | Total Time | Zeit | Gesamtzeit | Durée | Temps | Tiempo | Tiempo total | Tempo |
    Tempo totale | Tempo total | Tijd | Totale tijd | Czas | Tid | Total tid | Aika | Kokonaisaika | Čas | Celkový čas |
    Idő | Időtartam | Süre | Zaman | Время | Общее время | タイム | 時間 | 시간 | 时间`,
  moving: `Moving Time | Zeit in Bewegung | Bewegungszeit | Temps de déplacement | Temps en déplacement |
    Tiempo en movimiento | Tiempo de movimiento | Tempo in movimento | Tempo em movimento | Tempo de movimento |
    Tijd bewogen | Bewogen tijd | Beweegtijd | Tijd in beweging | Czas ruchu | Czas w ruchu | Tid i bevegelse |
    Tid i bevægelse | Bevægelsestid | Tid i rörelse | Rörelsetid | Liikkumisaika | Liikeaika | Doba pohybu | Čas pohybu |
    Čas v pohybu | Mozgásban töltött idő | Mozgási idő | Hareket Süresi | Hareket Zamanı | Время движения |
    Время в движении | 移動時間 | 이동 시간 | 移动时间`,
  elapsed: `Elapsed Time | Verstrichene Zeit | Temps écoulé | Tiempo transcurrido | Tempo trascorso |
    Tempo decorrido | Tempo transcorrido | Duração | Verstreken tijd | Upływ czasu | Czas całkowity | Medgått tid |
    Forløbet tid | Förfluten tid | Kulunut aika | Uplynulý čas | Eltelt idő | Geçen Süre | Geçen Zaman |
    Прошедшее время | Затраченное время | Истекшее время | 経過時間 | 경과 시간 | 全程耗时 | 已用时间 | 經過時間 | 歷時`,
  climb: `Total Ascent | Elev Gain | Elevation Gain | Anstieg gesamt | Gesamtanstieg | Positiver Höhenunterschied |
    Höhengewinn | Ascension totale | Gain d'altitude | Dénivelé positif | Ascenso total | Ganancia de altura |
    Ascesa totale | Dislivello positivo | Subida total | Ganho de elevação | Totale stijging | Hoogtewinst |
    Całkowity wznios | Wzrost wysokości | Total stigning | Stigning totalt | Samlet stigning | Total stigning |
    Nousu yhteensä | Kokonaisnousu | Nousu | Celkové stoupání | Celkový výstup | Teljes emelkedés | Összes emelkedés |
    Toplam Tırmanış | Toplam Yükselme | Общий подъем | Общий подъём | Набор высоты | 総上昇量 | 총 상승 | 총 상승고도 |
    累计爬升 | 总爬升 | 總爬升高度 | 總爬升`,
}

/** Upper and lower case, kinds of apostrophes and spaces alike. */
export const plainHeading = (name: string) =>
  name.normalize('NFKC').toLowerCase().replace(/[’`´]/g, "'").replace(/\s+/g, ' ').trim()

const fieldOf = new Map(
  GARMIN_FIELDS.flatMap((field) =>
    NAMES[field].split('|').map((name): [string, GarminField] => [plainHeading(name), field]),
  ),
)

/** Whether one of Garmin's columns is called so, in any language. */
export const isGarminHeading = (name: string): boolean => fieldOf.has(headingParts(plainHeading(name)).name)

/** The first column of each field that is known by its name, with or without a unit behind it; some exports have a second one called distance. */
export function columnsByName(head: readonly string[]): Partial<Record<GarminField, number>> {
  const columns: Partial<Record<GarminField, number>> = {}
  for (const [at, name] of head.entries()) {
    const plain = plainHeading(name)
    const field = fieldOf.get(plain) ?? fieldOf.get(headingParts(plain).name)
    if (field) columns[field] ??= at
  }
  return columns
}
