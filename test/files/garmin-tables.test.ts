import { describe, expect, it } from 'vitest'
import { csvOf, fileOf, garminHeader, garminRow } from './rows.ts'

/** Column names and names of running, treadmill running and cycling as Garmin Connect writes them. */
const languages: Record<string, string> = {
  de: 'Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Anstieg gesamt,Zeit in Bewegung,Verstrichene Zeit|Laufen,Laufbandtraining,Radfahren',
  fr: 'Type d’activité,Date,Favori,Titre,Distance,Calories,Durée,Ascension totale,Temps de déplacement,Temps écoulé|Course à pied,Course à pied sur tapis roulant,Cyclisme',
  es: 'Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Ascenso total,Tiempo en movimiento,Tiempo transcurrido|Carrera,Entrenamiento en cinta,Ciclismo',
  it: 'Tipo di attività,Data,Preferita,Titolo,Distanza,Calorie,Tempo,Ascesa totale,Tempo in movimento,Tempo trascorso|Corsa,Corsa su tapis roulant,Ciclismo',
  pt: 'Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo total,Subida total,Tempo em movimento,Tempo transcorrido|Corrida,Corrida em esteira,Ciclismo',
  nl: 'Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Totale stijging,Tijd bewogen,Verstreken tijd|Hardlopen,Hardlopen op loopband,Fietsen',
  pl: 'Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Suma kalorii,Czas,Całkowity wznios,Czas ruchu,Upływ czasu|Bieganie,Bieg na bieżni,Kolarstwo',
  da: 'Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid,Samlet stigning,Tid i bevægelse,Forløbet tid|Løb,Løb på løbebånd,Cykling',
  sv: 'Aktivitetstyp,Datum,Favorit,Titel,Distans,Kalorier,Tid,Total stigning,Tid i rörelse,Förfluten tid|Löpning,Löpband,Cykling',
  nb: 'Aktivitetstype,Dato,Favoritt,Tittel,Distanse,Totale kalorier,Tid,Total stigning,Tid i bevegelse,Medgått tid|Løping,Løping på tredemølle,Sykling',
  fi: 'Suorituksen tyyppi,Päivämäärä,Suosikki,Nimi,Matka,Kalorit,Aika,Nousu yhteensä,Liikkumisaika,Kulunut aika|Juoksu,Juoksumatto,Pyöräily',
  cs: 'Typ aktivity,Datum,Oblíbené,Název,Vzdálenost,Kalorie,Čas,Celkové stoupání,Doba pohybu,Uplynulý čas|Běh,Běh na běžeckém pásu,Cyklistika',
  hu: 'Tevékenység típusa,Dátum,Kedvenc,Cím,Távolság,Kalória,Idő,Teljes emelkedés,Mozgásban töltött idő,Eltelt idő|Futás,Futópad,Kerékpározás',
  tr: 'Aktivite Türü,Tarih,Favori,Başlık,Mesafe,Kalori,Süre,Toplam Tırmanış,Hareket Süresi,Geçen Süre|Koşu,Koşu Bandı,Bisiklet',
  ru: 'Тип занятия,Дата,Избранное,Название,Расстояние,Калории,Время,Общий подъем,Время движения,Прошедшее время|Бег,Беговая дорожка,Велоспорт',
  ja: 'アクティビティタイプ,日付,お気に入り,タイトル,距離,カロリー,タイム,総上昇量,移動時間,経過時間|ラン,トレッドミル,サイクリング',
  ko: '활동 유형,날짜,즐겨찾기,제목,거리,칼로리,시간,총 상승,이동 시간,경과 시간|러닝,트레드밀 러닝,사이클링',
  zh: '活动类型,日期,我的最爱,标题,距离,热量消耗,时间,累计爬升,移动时间,全程耗时|跑步,跑步机,骑行',
}

const rowsFor = (run: string, treadmill: string, ride: string) => [
  `${run},2026-05-03 08:45:00,false,"A","24.00","1,400","02:24:00","41","02:20:00","02:30:00"`,
  `${treadmill},2026-05-05 19:45:00,false,"B, C","6.42","400","00:30:00","--","--:--:--","00:31:00"`,
  `${ride},2026-05-06 07:00:00,false,"D","40.00","500","01:44:00","41","01:43:50","01:46:00"`,
]

describe('Garmin Connect’s CSV is known in any language', () => {
  it.each(Object.entries(languages))('%s', (_, written) => {
    const [head = '', types = ''] = written.split('|')
    const [run = '', treadmill = '', ride = ''] = types.split(',')
    const file = fileOf([head, ...rowsFor(run, treadmill, ride)].join('\n'))
    expect(file.unreadable).toEqual([])
    expect([...file.notRunning.keys()]).toEqual([ride])
    expect(file.runs).toMatchObject([
      { distanceMeters: 24_000, movingSeconds: 8400, elapsedSeconds: 9000, climbMeters: 41, ground: 'road' },
      { distanceMeters: 6420, movingSeconds: 1800, elapsedSeconds: 1860, ground: 'treadmill' },
    ])
  })

  it('also in one nobody has told us of, by what stands in the columns', () => {
    const head = 'Gníomhaíocht,Dáta,Ceanán,Teideal,Fad,Calraí,Am,A,B,C'
    const file = fileOf([head, ...rowsFor('Running', 'Laufband', 'Cycling')].join('\n'))
    expect(file.runs).toMatchObject([
      { distanceMeters: 24_000, movingSeconds: 8400, elapsedSeconds: 9000, climbMeters: null },
      { distanceMeters: 6420, movingSeconds: 1800 },
    ])
  })

  it('whatever the order, when the names are known', () => {
    const head = 'Distance,Time,Title,Date,Activity Type'
    expect(fileOf(`${head}\n10.02,00:52:13,x,2026-05-03 08:45:00,Running`).runs[0]).toMatchObject({
      distanceMeters: 10_020,
      localDate: '2026-05-03',
    })
  })

  it('and of two columns called distance the first one is it', () => {
    const head = 'Aktivitetstype,Dato,Favoritt,Tittel,Distanse,Kalorier,Tid,Distanse'
    expect(
      fileOf(`${head}\nLøping,2026-05-03 08:45:00,false,x,"5,02",1,00:28:15,"0,12"`).runs[0],
    ).toMatchObject({
      distanceMeters: 5020,
    })
  })
})

describe('a session on the track is in metres', () => {
  it.each([
    ['Track Running', '6,200', '00:36:10', 6200],
    ['Track Running', '600', '00:02:20.4', 600],
    ['Indoor Track', '2.600', '00:15:00', 2600],
    ['Laufen auf der Bahn', '5 000', '00:21:00', 5000],
    ['Course sur piste', '5\u202f000', '00:21:00', 5000],
    ['Carrera en pista', '10,000', '00:45:00', 10_000],
    ['Track Running', '5.00', '00:25:00', 5000],
    ['Running', '3,000', '00:12:00', 3000],
    ['Running', '100.50', '11:00:00', 100_500],
    ['Running', '161', '24:00:00', 161_000],
  ])('%s, %s in %s is %i m', (type, Distance, time, expected) => {
    const row = garminRow({
      ...{ 'Activity Type': type, Distance },
      ...{ Time: time, 'Moving Time': time, 'Elapsed Time': time },
    })
    expect(fileOf(csvOf(garminHeader, row)).runs[0]?.distanceMeters).toBe(expected)
  })

  it('also in a file of miles', () => {
    const row = garminRow({ 'Activity Type': 'Track Running', Distance: '5,000', Time: '00:25:00' })
    expect(fileOf(csvOf(garminHeader, row), { units: 'mi' }).runs[0]?.distanceMeters).toBe(5000)
  })
})

describe('two runs that began at the same second', () => {
  const twins = [garminRow({ Distance: '3.00' }), garminRow({ Distance: '10.02' })]
  it('are two, and the longer one has the plain id, whatever the order', () => {
    for (const rows of [twins, twins.toReversed()]) {
      const ids = fileOf(csvOf(garminHeader, ...rows)).runs.map((run) => [run.distanceMeters, run.id])
      expect(Object.fromEntries(ids)).toEqual({
        10020: 'garmin:20241103070030',
        3000: 'garmin:20241103070030_2',
      })
    }
  })

  it('are one when they say the same', () => {
    const file = fileOf(csvOf(garminHeader, garminRow(), garminRow()))
    expect(file.runs).toHaveLength(1)
    expect(file.unreadable).toEqual([{ line: 3, reason: 'is the activity of line 2 again' }])
  })
})
