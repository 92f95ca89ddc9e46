import { describe, expect, it } from 'vitest'
import { activityType, groundNamed } from '../../../src/domain/training/running-names/types-abroad.ts'

const names = (list: string) => list.split('|').map((name) => name.trim())

const said = (name: string) => {
  const type = activityType(name)
  return type.kind === 'running'
    ? [type.ground, type.onTrack ? 'on a track' : ''].join(' ').trim()
    : type.kind
}

const RUNNING = {
  road: `Run | run | running | RUNNING | Street Running | street_running | ultra_run | ROAD_RUNNING | Outdoor Run | 10k run
    | HKWorkoutActivityTypeRunning | Jogging | running_v2 | ultra_running
    | Lauf | Laufen | Straßenlauf | STRASSENLAUF | Ultralauf | Course à pied | COURSE À PIED | Course à pied urbaine
    | Carrera | Carrera urbana | Corsa | Corsa su strada | Corrida | Corrida de rua | Hardlopen | Hardloopsessie | Bieg
    | Bieganie | Bieg miejski | Løb | Löpning | Løping | Juoksu | Běh | Futás | Utcai futás | Koşu | KOŞU | Бег | Забег
    | ランニング | ﾗﾝﾆﾝｸﾞ | ラン | 달리기 | 러닝 | 跑步 | 沿街跑步 | 户外跑步 | 超級馬拉松 | Ultra`,
  'road on a track': `track_running | Track Running | TRACK_AND_FIELD_RUNNING | Laufen auf der Bahn | Bahnlauf
    | Course à pied sur piste | Carrera en pista | Corsa su pista | Corrida em pista | Baneløb | Baneløping | Ratajuoksu
    | Běh na dráze | Pályafutás | トラックランニング | 操场跑步 | 跑道跑步`,
  trail: `TrailRun | trail_running | Trail-Run | trailrun | TRAIL RUN | obstacle_run | Obstacle Running | Vertical Running
    | Trailrunning | Traillauf | Hindernislauf | Trail | Course d’obstacles | Carrera de trail | Carrera por senderos
    | Corsa su trail | Corrida em trilha | Trailrunnen | Bieg terenowy | Bieg górski | Terrænløb | Terränglöpning
    | Terrengløping | Hinderløp | Akadályfutás | Crosslauf | Corsa in montagna | Трейл | Polkujuoksu | Maastojuoksu | Běh v terénu | Terepfutás | Patika koşusu | Трейлраннинг
    | Бег по пересеченной местности | トレイルランニング | トレイルラン | 트레일 러닝 | 트레일러닝 | 越野跑步 | 越野跑`,
  treadmill: `treadmill_running | indoor_running | virtual_run | VirtualRun | Treadmill | running.treadmill | Indoor Run
    | Laufbandtraining | Laufband | Indoor-Laufen | Virtueller Lauf | Course à pied sur tapis roulant | Course virtuelle
    | Course à pied en salle | Carrera en cinta | Carrera virtual | Corsa su tapis roulant | Corsa virtuale
    | Corrida em esteira | Corrida na passadeira | Hardlopen op loopband | Virtuele hardloopsessie | Bieg na bieżni
    | Løb på løbebånd | Löpning på löpband | Løping på tredemølle | Sisäjuoksu | Juoksu juoksumatolla | Běh na páse
    | Futópad | Koşu bandı koşusu | Sanal Koşu | Бег на беговой дорожке | Виртуальный забег | トレッドミルランニング
    | バーチャルラン | 실내 달리기 | 러닝머신 | 跑步机跑步 | 跑步機 | 室內跑步 | 虛擬跑步`,
  'treadmill on a track': 'Indoor Track | indoor_track',
}

/** Not counted, and said: a person looks at it. */
const SOUNDS = `Moonlight run | Glow Run | Running with the dog | Beer mile run | Course camarguaise | Nachtlauf extra
  | Run/Walk | Laufen und Gehen | Correr/Caminar | Course et marche | Canicross | Trail nocturne | Пробежка с собакой
  | ベーコンラン | 新跑法`

/** Rides, walks and skis whose names have running in them, and what is more than running. */
const OTHERS = `Ride | Walk | Hike | Hiking | Workout | Swim | Padel | Indoor Cycling | virtual_ride | track_cycling | indoor
  | Track | Laufrad | Skilanglauf | Langlauf | Eislauf | Radfahrt | Golf course | Running errands | Brunch | Rundgang
  | Snowshoe run | snow_shoe_ws | Rollerski | Nordic walking | Treadmill walking | Gehen auf dem Laufband | 跑步机步行
  | Caminar en cinta | Caminhada em esteira | Senderismo | Randonnée | Orienteering | Orientierungslauf | Duathlon
  | Course d'orientation | Tájfutás | Swimrun | multi_sport | bikeToRunTransition_v2 | runToBikeTransition_v2
  | wheelchair_push_run | Course en fauteuil roulant | Běh na lyžích | Sífutás | Biegi narciarskie | Skiløb | Skøjteløb
  | Course de chevaux | Corsa in bici | Corrida de cavalos | Běžky | Pool Running | スノーシューランニング | 竞走 | 跑酷
  | Бег на лыжах | Велопробег | Kayaklı koşu | トランポリン | `

describe('a name of an activity', () => {
  it.each(Object.entries(RUNNING))('is running, with the ground it says: %s', (ground, list) => {
    expect(names(list).filter((name) => said(name) !== ground)).toEqual([])
  })

  it('that sounds like running and is not known is not taken for another sport', () => {
    expect(names(SOUNDS).filter((name) => said(name) !== 'sounds-like-running')).toEqual([])
  })

  it('is of another sport, however much of it sounds like running', () => {
    expect(names(OTHERS).filter((name) => said(name) !== 'not-running')).toEqual([])
  })

  it('means the same in any case, with any sign between its words, and in any form of Unicode', () => {
    for (const name of Object.values(RUNNING).flatMap(names)) {
      const spellings = [name.toUpperCase(), name.normalize('NFD'), name.normalize('NFC'), ` ${name}  `]
      for (const sign of ['_', '-', '  ', '/', '\u00a0']) spellings.push(name.replaceAll(' ', sign))
      expect(new Set(spellings.map(said)), name).toEqual(new Set([said(name)]))
    }
  })

  it('is read once for all that bear it, and forgotten when 200 others came since', () => {
    const first = activityType('Run with the band')
    activityType('Run without the band')
    expect(activityType('Run with the band')).toBe(first)
    for (let n = 1; n <= 200; n += 1) activityType(`Run number ${n}`)
    expect(activityType('Run with the band')).not.toBe(first)
    expect(activityType('Run with the band')).toEqual(first)
  })

  it('of any length is answered at once', () => {
    expect(said('run'.repeat(5_000))).toBe('sounds-like-running')
    expect(said(`x${'laufbandbahn'.repeat(500)}`)).toBe('sounds-like-running')
  })
})

describe('a sub type', () => {
  it.each([
    ['indoor', 'treadmill'],
    ['treadmill', 'treadmill'],
    ['virtual_activity', 'treadmill'],
    ['trail', 'trail'],
    ['generic', null],
    ['Run', null],
    ['', null],
  ])('%s tells the ground %s', (subtype, ground) => {
    expect(groundNamed(subtype)).toBe(ground)
  })
})
