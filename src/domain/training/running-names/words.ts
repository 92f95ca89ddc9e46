/**
 * The words that names of running are made of; a word with * in the end has any ending. Those of other languages stand in
 * `words-abroad.ts`.
 */

/** What a word says of an activity. A `machine` is a treadmill by its own name, which says enough by itself. */
export const MEANINGS = ['run', 'machine', 'treadmill', 'trail', 'track', 'plain', 'small'] as const
export type Meaning = (typeof MEANINGS)[number]

export type Words = Readonly<Partial<Record<Meaning, string>>>

/** The keys of the sources' APIs and of FIT files; names in Suunto, Polar, Coros, Apple Health, Health Connect. */
export const ENGLISH: Words = {
  run: 'run runs running ultrarunning runner jog jogging parkrun',
  machine: 'treadmill',
  treadmill: 'indoor indoors virtual manual curved',
  trail: 'trail trails mountain fell hill vertical cross country obstacle gravel sand beach sky vk',
  track: 'track indoortrack field',
  plain:
    'road street city outdoor outdoors ultra race long easy recovery tempo interval intervals fun workout training session morning lunch afternoon evening night half marathon commute group social exercise sport hkworkoutactivitytype speed warm warmup cool cooldown up down progression threshold time trial base shakeout steady repeats aerobic club fast slow short daily loop adventure barefoot stroller stair stairs outside',
  small: 'on the in a an at and of activity type hkworkout v2 v3',
}

/** Whole names without a word of running that are running all the same, as watches have them in some languages. */
export const NAMES: readonly string[] = [
  'trail ultra ultratrail trailultra ultrafond ultradistancia ultramarathon ultramaraton ultramaratona ультра ультрамарафон',
  'трейл кросс ウルトラマラソン 울트라마라톤 超马 超馬 超级马拉松 超級馬拉松',
  'marathon maraton maratona марафон マラソン 마라톤 马拉松 馬拉松 全马 全馬 駅伝',
  'halfmarathon halbmarathon semimarathon mediamaraton mezzamaratona meiamaratona halvemarathon polmaraton halvmarathon',
  'halvmaraton puolimaraton pulmaraton felmaraton yarimaraton полумарафон ハーフマラソン 하프마라톤 半马 半馬',
  '半程马拉松 半程馬拉松 fartlek cortamato tapisdecourse bezeckytrenink bezeckytrenazer беговаятренировка',
  // a track under a roof
  'indoortrack pisteeninterieur pistaindoor pistacubierta pistacoberta sisarata kapalipist треквпомещении 屋内トラック',
  '室内トラック 실내트랙 室内田径场 室內田徑場 室内跑道 室內跑道',
].flatMap((line) => line.split(' '))

/** Where one of these stands in a word, the name is of another sport, however much of it sounds like running. */
export const OTHER_SPORTS = [
  // on wheels and on blades: Laufrad, Велопробег
  'bik|cycl|cicl|^bici|^velo$|^velo[bp]|^ride|rad$|^radf|fiets|rower|cykel|sykkel|pyora|^kol[oae]$|kerekpar|bisiklet',
  'вело|自転車|자전거|骑|騎|skat|patin|skoyt|skojt|^eis|schlitt|inline|(?<!st)roller|rullesk|rolleski|rollschuh|ролик|スケート|인라인',
  'wheel|rollstuhl|fauteuil|^silla|carrozz|cadeira|rullstol|rolstoel|wozk|коляск|車いす|휠체어|轮椅|輪椅',
  '^cars?$|^auto$|automo[bv]|^moto|coche|carros?$|voiture|horse|cheva[lu]|caballo|cavalo|cavall|^voile|pferd|авто',
  // on snow: Langlauf, Skilaufen, Běh na lyžích, Sífutás, Biegi narciarskie
  '^ski|lyz|narciar|^nart|^bezk|hiiht|^sifut|^esqui|kayak|лыж|スキー|スノー|스키|滑雪|langlauf|langrend|langdsk|snow|schnee|raquet|ciaspol|sneeuw',
  'hik|randon|senderism|escurs|trekk|vaell|vandr|ハイキング|등산|하이킹',
  // several sports, and the ways between: bikeToRunTransition
  'transition|multi|triat|duat|aquat|swim|schwimm|natac|nuoto|zwem|плав|水泳|수영|游泳|三項|三项|철인',
  // with a map, in water, over walls, on other machines, and to the shops
  'orient|suunnist|^tajfut|tajekoz|ориентир|定向|オリエンテ|오리엔티어|aqua|water|^pool$|wasser|parkour|паркур|跑酷|ellipt|golf|errand',
].join('|')

/** Walking, for whoever doesn't run as well: Treadmill walking, Gehen auf dem Laufband. */
export const WALKING = [
  'walk|^geh|marche|caminar|caminata|caminhada|cammin|wandel|wander|spacer|kavel|chuze|gyalog|yuruyus|^gang$|^gatur',
  'ходьб|ウォーキング|걷기|步行|健走|徒步|竞走',
].join('|')

/** What makes an unknown name sound like running. */
export const SOUNDS = [
  '^run(?!d)|run(s|ner)?$|treadmill|canicross|plogging|^trails?$|running|jogg|lauf|^courses?$|courir|carrera|correr|corsa|corrid|hardlo|^lopen|loopband',
  'bieg|^lob|lob$|lopning|loping|^lope|lop$|juoks|^beh|futas|futo|kosu|^бег|бег$|ранн',
  'ランニング|^ラン|ラン$|走$|ジョギング|달리기|러닝|런닝|런$|조깅|跑|^ultra$|mara[ft]|марафон|マラソン|마라톤|马拉松|馬拉松',
].join('|')
