import { describe, expect, it } from 'vitest'
import { activityType as named } from '../../../src/domain/training/running-names/types.ts'
import { activityType } from '../../../src/domain/training/running-names/types-abroad.ts'

/** What runners, watches and their exports call running, language by language. */
const NAMES: Readonly<Record<string, string>> = {
  en: `Run | Running | Trail Run | Treadmill Running | Track Running | Virtual Run | Street Running
    | Indoor Running | Ultra Run | Obstacle Run | Outdoor Running | Mountain Running | Cross Country Running
    | Road Run | Tempo Run | Long Run | Easy Run | Recovery Run | Interval Run | Indoor Track | Night Run
    | Trail Ultra | Half Marathon | Marathon | Jog | Jogging | Fell Running | Beach Run | Treadmill Run
    | Run (Treadmill) | Running - Trail | Running, indoor | Running/Treadmill | Run Club | Fartlek
    | Speed Run | Hill Repeats Run | Running (track) | Parkrun | Barefoot Running | Stroller Run
    | Adventure Run | Skyrunning | VK Run | Warm up run | Cool down run | Progression Run | Threshold Run
    | Time Trial Run | Race Run | Base Run | Shakeout Run | Stair Running | Run commute | Sky Running
    | Curved Treadmill | Manual treadmill run | run outside | running_indoor | INDOOR_RUNNING
    | running_treadmill | outdoor_running | trail_run | Outdoor run`,
  de: `Laufen | Trailrun | Trail-Lauf | Trailrunning | Laufband | Laufbandlauf | Bahnlauf | Virtuelles Laufen
    | Virtueller Lauf | Straßenlauf | Straßenlaufen | Hallenlauf | Indoorlauf | Indoor Laufen | Ultralauf
    | Ultramarathon | Hindernislauf | Berglauf | Geländelauf | Waldlauf | Crosslauf | Dauerlauf
    | Intervalllauf | Intervalltraining Laufen | Tempolauf | Langer Lauf | Lockerer Dauerlauf
    | Wettkampf Laufen | Lauf im Freien | Laufen (Outdoor) | Outdoor-Laufen | Laufen drinnen | Volkslauf
    | Nachtlauf | Traillaufen | Vertikallauf | Regenerationslauf | Halbmarathon | Marathon | Steigerungslauf
    | Morgenlauf | Lauf am Abend | Abendlauf | Mittagslauf | Lauf am Morgen | Nachmittagslauf
    | Laufen auf Laufband | Streckenlauf | Lauftraining | Leichter Lauf | Freilauf | Bergauflauf
    | Treppenlauf | Skyrunning | Laufen virtuell | Virtuell. Laufen | Laufen, Straße | Rückwärtslaufen`,
  fr: `Course à pied | Course | Trail | Course sur tapis | Course sur tapis roulant | Tapis de course
    | Tapis roulant | Course en intérieur | Course à pied en intérieur | Course en salle | Course virtuelle
    | Course à pied virtuelle | Course sur piste | Piste en intérieur | Ultra-trail | Ultrafond | Ultra
    | Course d'obstacles | Course de rue | Course sur route | Course de montagne | Course en montagne
    | Course nature | Course à pied en extérieur | Course verticale | Course en côte | Footing | Jogging
    | Course de fond | Semi-marathon | Marathon | Course de nuit | Trail running | Course en plein air
    | Course à pied (trail) | Course à pied matinale | Course d'obstacle | Course sur sentier
    | Course à pied sur sentier | Course du matin | Course à pied dans l'après-midi | Course à pied indoor`,
  es: `Carrera | Correr | Running | Trail | Carrera de montaña | Carrera por montaña | Carrera de trail
    | Carrera en cinta | Cinta de correr | Cinta | Correr en cinta | Carrera en pista
    | Carrera en pista cubierta | Carrera virtual | Carrera indoor | Carrera en interior | Carrera a pie
    | Carrera al aire libre | Carrera de obstáculos | Ultramaratón | Ultradistancia | Ultra trail
    | Carrera en calle | Carrera en ruta | Carrera por la calle | Trote | Carrera continua | Fartlek
    | Media maratón | Maratón | Carrera nocturna | Carrera vertical | Correr al aire libre
    | Correr en interiores | Entrenamiento de carrera | Footing | Carrera por la mañana | Carrera de la tarde
    | Carrera a la hora del almuerzo | Carrera en trocha | Trotadora`,
  it: `Corsa | Correre | Corsa su strada | Trail running | Corsa trail | Corsa in montagna | Tapis roulant
    | Corsa su tapis roulant | Corsa su pista | Pista indoor | Corsa virtuale | Corsa indoor
    | Corsa al coperto | Corsa all'aperto | Corsa ad ostacoli | Corsa a ostacoli | Ultra | Ultramaratona
    | Corsa campestre | Corsa urbana | Corsa in città | Corsa cittadina | Mezza maratona | Maratona
    | Corsa lunga | Corsa lenta | Corsa su sentiero | Corsa verticale | Corsa notturna | Corsa mattutina
    | Corsa pomeridiana | Corsa serale | Corsa all'ora di pranzo | Allenamento di corsa | Fartlek
    | Sky running`,
  pt: `Corrida | Corrida de rua | Corrida em trilha | Corrida em trilhas | Corrida de trilha | Trail
    | Corrida em esteira | Esteira | Passadeira | Corrida em passadeira | Corrida na passadeira
    | Corrida em pista | Corrida na pista | Corrida virtual | Corrida indoor | Corrida interna
    | Corrida em ambiente interno | Corrida em interior | Corrida interior | Corrida ao ar livre
    | Corrida com obstáculos | Corrida de obstáculos | Ultracorrida | Ultramaratona | Ultra
    | Corrida de montanha | Meia maratona | Maratona | Corrida matinal | Corrida vespertina | Corrida noturna
    | Corrida na hora do almoço | Corrida leve | Corrida longa | Treino de corrida | Correr
    | Corrida vertical | Corta-mato`,
  nl: `Hardlopen | Trailrun | Trailrunnen | Trailrunning | Trail hardlopen | Loopband | Hardlopen op loopband
    | Hardlopen op de loopband | Loopbandtraining | Hardlopen op baan | Baanlopen | Baanloop
    | Hardlopen op atletiekbaan | Virtueel hardlopen | Virtuele run | Virtuele hardloopsessie
    | Indoor hardlopen | Hardlopen binnen | Hardlopen buiten | Buiten hardlopen | Ultralopen | Ultraloop
    | Ultrarun | Ultramarathon | Hindernisloop | Hindernisrun | Obstakelrun | Straatlopen
    | Hardlopen op straat | Veldloop | Bergrennen | Duurloop | Intervaltraining hardlopen | Halve marathon
    | Marathon | Ochtendloop | Avondloop | Middagloop | Lunchloop | Bosloop | Herstelloop | Hardlooptraining
    | Strandloop | Hardloopwedstrijd | Verticaal hardlopen`,
  pl: `Bieganie | Bieg | Bieg terenowy | Bieganie w terenie | Bieganie terenowe | Bieganie na bieżni
    | Bieg na bieżni | Bieżnia | Bieżnia mechaniczna | Bieganie na bieżni mechanicznej | Bieg na torze
    | Bieganie na stadionie | Bieganie po stadionie | Bieg na stadionie | Bieg wirtualny | Wirtualny bieg
    | Bieg w hali | Bieganie halowe | Bieganie w pomieszczeniu | Bieg uliczny | Bieganie uliczne
    | Bieganie po ulicy | Bieg ultra | Ultramaraton | Bieg z przeszkodami | Bieg przeszkodowy | Bieg górski
    | Bieganie górskie | Bieg przełajowy | Półmaraton | Maraton | Bieganie na świeżym powietrzu
    | Bieganie na zewnątrz | Poranny bieg | Wieczorny bieg | Popołudniowy bieg | Bieg w porze lunchu
    | Bieg nocny | Trening biegowy | Bieg tempowy | Bieg długi | Trucht | Jogging | Trail | Bieganie trailowe
    | Wybieganie | Rozbieganie`,
  da: `Løb | Løbetur | Trailløb | Terrænløb | Løbebånd | Løb på løbebånd | Løbebåndstræning | Løbebåndsløb
    | Baneløb | Løb på bane | Virtuelt løb | Indendørs løb | Indendørsløb | Udendørs løb | Gadeløb | Ultraløb
    | Ultramarathon | Forhindringsløb | Bjergløb | Skovløb | Halvmarathon | Marathon | Morgenløb | Aftenløb
    | Eftermiddagsløb | Frokostløb | Intervalløb | Tempoløb | Løbetræning | Motionsløb | Landevejsløb
    | Løb i byen | Løb på gaden | Vertikalt løb | Vejløb | Bakkeløb | Joggetur | Natløb`,
  sv: `Löpning | Löprunda | Terränglöpning | Traillöpning | Löpband | Löpning på löpband | Löpbandslöpning
    | Banlöpning | Löpning på bana | Löpning på löparbana | Virtuell löpning | Virtuell löprunda
    | Inomhuslöpning | Löpning inomhus | Utomhuslöpning | Löpning utomhus | Gatulöpning | Ultralöpning
    | Ultramaraton | Hinderbanelöpning | Hinderlöpning | Hinderlopp | Fjällöpning | Bergslöpning
    | Halvmaraton | Maraton | Morgonlöpning | Lunchlöpning | Kvällslöpning | Eftermiddagslöpning | Löppass
    | Intervallöpning | Löpträning | Stadslöpning | Löptur | Skogslöpning | Jogging | Joggingtur
    | Landsvägslöpning | Vertikal löpning | Löptävling | Trail`,
  nb: `Løping | Løp | Løpetur | Terrengløping | Terrengløp | Stiløping | Tredemølle | Løping på tredemølle
    | Tredemølleløping | Baneløping | Løping på bane | Virtuell løping | Virtuell løpetur | Virtuelt løp
    | Innendørs løping | Innendørsløping | Utendørs løping | Utendørsløping | Gateløping | Gateløp
    | Ultraløping | Ultraløp | Ultramaraton | Hinderløp | Hinderløping | Fjelløping | Fjelløp | Motbakkeløp
    | Halvmaraton | Maraton | Morgenløp | Lunsjløp | Ettermiddagsløp | Kveldsløp | Intervalløping
    | Løpetrening | Løping ute | Løping inne | Joggetur | Jogging | Vertikal løping | Skogsløp`,
  fi: `Juoksu | Juokseminen | Polkujuoksu | Maastojuoksu | Juoksumatto | Juoksu juoksumatolla
    | Juoksumattojuoksu | Ratajuoksu | Juoksu radalla | Virtuaalijuoksu | Virtuaalinen juoksu | Sisäjuoksu
    | Juoksu sisällä | Ulkojuoksu | Juoksu ulkona | Katujuoksu | Ultrajuoksu | Ultramaraton | Estejuoksu
    | Vuoristojuoksu | Tunturijuoksu | Puolimaraton | Maraton | Aamujuoksu | Iltajuoksu | Iltapäivän juoksu
    | Lounasjuoksu | Pitkä juoksu | Juoksulenkki | Hölkkä | Juoksutreeni | Intervallijuoksu | Juoksuharjoitus
    | Trailjuoksu | Sisärata | Sisäratajuoksu | Vertikaalijuoksu | Maantiejuoksu | Yöjuoksu`,
  cs: `Běh | Běhání | Běh v terénu | Terénní běh | Trailový běh | Běh na páse | Běh na běžeckém pásu
    | Běžecký pás | Běžecký trenažér | Běh na trenažéru | Běh na dráze | Běh po dráze | Dráhový běh
    | Virtuální běh | Běh v hale | Halový běh | Běh uvnitř | Vnitřní běh | Běh venku | Venkovní běh
    | Běh po ulici | Pouliční běh | Ultra běh | Ultraběh | Ultramaraton | Překážkový běh | Běh s překážkami
    | Horský běh | Běh do vrchu | Krosový běh | Přespolní běh | Půlmaraton | Maraton | Ranní běh
    | Večerní běh | Odpolední běh | Polední běh | Dlouhý běh | Intervalový běh | Běžecký trénink
    | Silniční běh | Městský běh | Jogging | Výběh | Klus | Vertikální běh | Noční běh`,
  hu: `Futás | Terepfutás | Futópad | Futás futópadon | Futópados futás | Futógép | Pályafutás | Pályás futás
    | Futás pályán | Virtuális futás | Beltéri futás | Fedett pályás futás | Fedettpályás futás
    | Kültéri futás | Szabadtéri futás | Utcai futás | Országúti futás | Ultrafutás | Ultramaraton
    | Akadályfutás | Hegyi futás | Hegyifutás | Félmaraton | Maraton | Reggeli futás | Esti futás
    | Délutáni futás | Déli futás | Hosszú futás | Intervall futás | Kocogás | Futóedzés | Mezei futás
    | Függőleges futás | Éjszakai futás | Tempófutás | Trail futás`,
  tr: `Koşu | Patika Koşusu | Arazi koşusu | Koşu bandı | Koşu Bandı Koşusu | Koşu bandında koşu | Pist koşusu
    | Pistte Koşu | Kapalı Pist | Sanal koşu | Kapalı alan koşusu | Kapalı Alanda Koşu | İç mekan koşusu
    | İç Mekanda Koşu | Açık hava koşusu | Açık Havada Koşu | Dış mekan koşusu | Sokak koşusu | Cadde Koşusu
    | Yol koşusu | Şehir koşusu | Ultra koşu | Ultra maraton | Engelli koşu | Engelli parkur koşusu
    | Engel koşusu | Dağ koşusu | Yarı maraton | Maraton | Sabah koşusu | Akşam koşusu | Öğle koşusu
    | Öğleden sonra koşusu | Gece koşusu | Uzun koşu | Tempolu koşu | Koşu antrenmanı | İnterval koşu
    | Kros koşusu | Jogging | Dikey Koşu`,
  ru: `Бег | Забег | Пробежка | Трейлраннинг | Трейл | Трейл-раннинг | Трейловый бег
    | Бег по пересеченной местности | Бег по пересечённой местности | Бег по тропам | Беговая дорожка
    | Бег на беговой дорожке | Бег на дорожке | Бег по дорожке | Бег по стадиону | Бег на стадионе
    | Бег по треку | Бег на треке | Виртуальный бег | Виртуальный забег | Бег в помещении | Бег на улице
    | Бег по улице | Уличный бег | Бег на открытом воздухе | Бег по шоссе | Ультрамарафон | Ультра
    | Бег с препятствиями | Горный бег | Бег в гору | Скайраннинг | Кросс | Полумарафон | Марафон
    | Утренний забег | Вечерний забег | Дневной забег | Ночной забег | Утренняя пробежка | Вечерняя пробежка
    | Длительный бег | Интервальный бег | Темповый бег | Беговая тренировка | Бег трусцой | Кроссовый бег
    | Вертикальный бег | Ультрабег | Трек в помещении | Бег в зале | Восстановительный бег | Лёгкий бег`,
  ja: `ランニング | ラン | トレイルランニング | トレイルラン | トレラン | トレッドミル | トレッドミルランニング | トレッドミルラン | トラックランニング | トラックラン | トラック走
    | バーチャルランニング | バーチャルラン | 室内ランニング | インドアランニング | インドアラン | 屋内ランニング | 屋内トラック | 室内トラック | 屋外ランニング | 屋外ラン
    | アウトドアラン | ストリートランニング | ロードランニング | ロードラン | ウルトラランニング | ウルトララン | ウルトラマラソン | 障害物競走 | オブスタクルラン | 山岳ラン
    | マウンテンランニング | ハーフマラソン | マラソン | 朝ラン | 朝のランニング | 午後のランニング | 夕方のランニング | 夜ラン | 昼ラン | ナイトラン | ロング走 | ペース走
    | インターバル走 | ジョグ | ジョギング | スカイランニング | バーティカルラン | クロスカントリーラン | ランニング（トレッドミル） | 駅伝 | 持久走 | ビルドアップ走`,
  ko: `러닝 | 런닝 | 달리기 | 조깅 | 트레일 러닝 | 트레일러닝 | 트레일 런 | 트레드밀 | 트레드밀 러닝 | 러닝머신 | 러닝 머신 | 트랙 러닝 | 트랙 달리기 | 가상 러닝
    | 가상 달리기 | 버추얼 러닝 | 버추얼 런 | 실내 러닝 | 실내 달리기 | 실내 트랙 | 실외 러닝 | 야외 러닝 | 야외 달리기 | 거리 달리기 | 길거리 달리기 | 스트리트 러닝
    | 도로 러닝 | 울트라 러닝 | 울트라 런 | 울트라 마라톤 | 울트라마라톤 | 장애물 달리기 | 장애물 러닝 | 산악 달리기 | 산악 러닝 | 하프 마라톤 | 마라톤 | 아침 러닝
    | 오후 러닝 | 저녁 러닝 | 점심 러닝 | 야간 러닝 | 인터벌 러닝 | 장거리 달리기 | 크로스컨트리 러닝 | 러닝 (트레드밀) | 버티컬 러닝 | 스카이 러닝 | 템포 런`,
  zh: `跑步 | 户外跑步 | 户外跑 | 室内跑步 | 室内跑 | 跑步机 | 跑步机跑步 | 越野跑 | 越野跑步 | 操场跑步 | 田径场跑步 | 跑道跑步 | 虚拟跑步 | 虚拟跑 | 街跑 | 路跑
    | 公路跑 | 沿街跑步 | 超级马拉松 | 超马 | 超长距离跑 | 障碍跑 | 障碍赛跑 | 山地跑 | 登山跑 | 半马 | 半程马拉松 | 马拉松 | 全马 | 晨跑 | 夜跑 | 午后跑步
    | 傍晚跑步 | 午间跑步 | 清晨跑步 | 晚间跑步 | 长跑 | 间歇跑 | 慢跑 | 健身跑 | 城市跑 | 室内跑道 | 室内田径场 | 天空跑 | 垂直跑 | 戶外跑步 | 室內跑步 | 跑步機
    | 越野跑步 | 田徑場跑步 | 虛擬跑步 | 街頭跑步 | 超級馬拉松 | 障礙跑 | 障礙賽跑 | 馬拉松 | 半程馬拉松 | 慢跑 | 晨間跑步 | 午後跑步 | 傍晚跑步 | 操場跑步 | 室內跑道
    | 节奏跑 | 恢复跑 | 长距离跑 | 场地跑 | 轻松跑 | 排酸跑`,
}

describe('every name of running that a language has counts as running', () => {
  it.each(Object.entries(NAMES))('%s', (_, list) => {
    const names = list.split('|').map((name) => name.trim())
    expect(names.filter((name) => activityType(name).kind !== 'running')).toEqual([])
  })
})

it('what a source says in English is the same in its file', () => {
  const names =
    `${NAMES.en} | Walk | Hike | Ride | VirtualRide | Workout | Swim | BackcountrySki | NordicSki | Wheelchair
    | Elliptical | StairStepper | Snowshoe | HighIntensityIntervalTraining | WALKING | SPEED_WALKING | CYCLING
    | INDOOR_CARDIO | MULTI_SPORT | TRANSITION_V2 | RUNNING | STREET_RUNNING | TRACK_RUNNING | TREADMILL_RUNNING
    | INDOOR_RUNNING | VIRTUAL_RUN | ULTRA_RUN | OBSTACLE_RUN | TRAIL_RUNNING | Moonlight run`
      .split('|')
      .map((name) => name.trim())
  for (const name of names) expect(named(name)).toEqual(activityType(name))
  expect(named('Laufbandtraining').kind).not.toBe('running')
})
