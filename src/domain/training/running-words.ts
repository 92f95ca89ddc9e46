/**
 * The words that names of running are made of, language by language; a word with * in the end has any ending. Above each
 * language stand names as exports have them, gathered from public readers of such exports.
 */

/** What a word says of an activity. A `machine` is a treadmill by its own name, which says enough by itself. */
export const MEANINGS = ['run', 'machine', 'treadmill', 'trail', 'track', 'plain', 'small'] as const
export type Meaning = (typeof MEANINGS)[number]

export const WORDS: readonly Partial<Record<Meaning, string>>[] = [
  // the keys of the sources' APIs and of FIT files; names in Suunto, Polar, Coros, Apple Health, Health Connect
  {
    run: 'run runs running ultrarunning runner jog jogging parkrun',
    machine: 'treadmill',
    treadmill: 'indoor indoors virtual manual curved',
    trail: 'trail trails mountain fell hill vertical cross country obstacle gravel sand beach sky vk',
    track: 'track indoortrack field',
    plain:
      'road street city outdoor outdoors ultra race long easy recovery tempo interval intervals fun workout training session morning lunch afternoon evening night half marathon commute group social exercise sport hkworkoutactivitytype speed warm warmup cool cooldown up down progression threshold time trial base shakeout steady repeats aerobic club fast slow short daily loop adventure barefoot stroller stair stairs outside',
    small: 'on the in a an at and of activity type hkworkout v2 v3',
  },
  // Laufen, Laufbandtraining, Trailrunning, Indoor-Laufen, Laufen auf der Bahn, Traillauf
  {
    run: 'lauf laufe laufen dauerlauf joggen',
    machine: 'laufband',
    treadmill: 'virtuell* halle hallen drinnen raum',
    trail: 'gelande berg wald hindernis vertikal',
    track: 'bahn',
    plain:
      'strasse strassen stadt volks wettkampf draussen freien einheit tages intervall nacht langer langes lockerer locker leichter leicht morgen abend mittag mittags nachmittag nachmittags regeneration regenerations steigerungs strecken frei bergauf treppen rueckwarts ruckwarts',
    small: 'auf der dem im aus am',
  },
  // Course à pied, Course à pied sur tapis roulant, Course à pied urbaine, Course virtuelle, Trail
  {
    run: 'course courses courir courseapied footing',
    machine: 'tapis',
    treadmill: 'roulant virtuel* interieur salle',
    trail: 'montagne nature sentier sentiers obstacle obstacles colline vertical verticale cote cotes',
    track: 'piste stade',
    plain:
      'pied route rue urbaine urbain ville exterieur endurance fractionne entrainement matin matinal matinale soir nocturne nuit midi apres fond plein air longue lente rapide semi',
    small: 'a au en sur de d du des l la le dans et',
  },
  // Carrera, Carrera en cinta, Entrenamiento en cinta, Carrera en pista, Carrera por senderos, Carrera virtual
  {
    run: 'carrera carreras correr trote',
    machine: 'cinta trotadora',
    treadmill: 'caminadora interior interiores cubierta sala virtual',
    trail: 'montana sendero senderos campo traves obstaculos monte trocha',
    track: 'pista atletismo',
    plain:
      'calle ruta urbana urbano ciudad asfalto carretera exterior exteriores aire libre pie ultradistancia entrenamiento continua nocturna manana tarde noche hora almuerzo larga suave lenta rapida',
    small: 'por del al el las los sobre con',
  },
  // Corsa, Corsa su tapis roulant, Corsa su trail, Corsa virtuale
  {
    run: 'corsa corse correre',
    treadmill: 'virtuale coperto chiuso interni',
    trail: 'sentiero sentieri montagna campestre ostacoli verticale',
    plain:
      'strada aperto aria allenamento citta cittadina lunga lenta lento mattutina pomeridiana serale notturna ora pranzo',
    small: 'su sul alla di da per ad all',
  },
  // Corrida, Corrida em esteira, Corrida na passadeira, Corrida em trilha, Corrida de rua
  {
    run: 'corrida corridas',
    machine: 'esteira passadeira',
    treadmill: 'interna interno ambiente fechado coberta coberto rolante',
    trail: 'trilha trilhas trilho trilhos montanha',
    plain: 'rua estrada livre ar cidade externa treino matinal vespertina noturna hora almoco leve longa',
    small: 'em na no do com ao',
  },
  // Hardlopen, Hardloopsessie, Trailrun; "lopen" alone is walking to many
  {
    run: 'hardlopen hardloop hardloopsessie runnen rennen straatlopen baanlopen traillopen veldlopen duurloop trailloop baanloop veldloop bosloop strandloop straatloop wegloop ultraloop ultralopen herstelloop hindernisloop ochtendloop middagloop lunchloop avondloop',
    machine: 'loopband',
    treadmill: 'virtueel virtuele binnen',
    trail: 'veld hindernis obstakel bos verticaal',
    track: 'baan atletiekbaan',
    plain: 'lopen loop straat weg buiten stad sessie wedstrijd',
    small: 'op het een',
  },
  // Bieg, Bieganie, Bieg terenowy, Bieg na bieżni
  {
    run: 'bieg biegi bieganie biegania wybieganie rozbieganie trucht biegowy biegowa',
    machine: 'biezni*',
    treadmill: 'wirtualn* hali hala halow* sali pomieszczen* mechaniczn* elektryczn*',
    trail: 'trailow* teren* przelaj* gorsk* gory gorach szlak* przeszkod*',
    track: 'stadion* torze tor',
    plain:
      'uliczn* ulicy miejsk* szosow* zewnatrz dworze dlugi spokojny trening swiezym powietrzu poranny wieczorny popoludniowy porze lunchu nocny tempowy wolny',
    small: 'w po z i przez',
  },
  // Løb, Trailløb, Terrænløb
  {
    run: 'lob lobe lobning lobetur joggetur',
    machine: 'lobeband lobebandet lobebands',
    treadmill: 'virtuelt indendors',
    trail: 'terraen bjerg sti skov forhindrings bakke vertikalt',
    track: 'bane banen',
    plain:
      'gade vej by udendors tur traening morgen aften eftermiddags frokost motions landevejs nat byen gaden',
    small: 'pa i',
  },
  // Löpning, Terränglöpning
  {
    run: 'lopning lopa lop loprunda lopp',
    machine: 'lopband lopbandet lopbands',
    treadmill: 'inomhus',
    trail: 'terrang hinder hinderbane fjall skogs fjal bergs',
    track: 'ban bana',
    plain: 'gata gatu vag landsvags utomhus stads pass morgon kvalls eftermiddags traning tavling',
  },
  // løping, løping på tredemølle, baneløping, terrengløping
  {
    run: 'loping lope lopetur',
    machine: 'tredemolle molle',
    treadmill: 'innendors inne',
    trail: 'terreng fjell skog fjel motbakke',
    plain: 'gate vei ute utendors asfalt lunsj ettermiddags kvelds',
  },
  // Juoksu, Polkujuoksu, Maastojuoksu, Ratajuoksu
  {
    run: 'juoksu juokseminen juoksulenkki holkka',
    machine: 'juoksumatto juoksumat*',
    treadmill: 'sisa sisalla virtuaali virtuaalinen',
    trail: 'polku maasto vuori vuoristo metsa este tunturi vertikaali',
    track: 'rata radalla',
    plain: 'katu maantie ulko ulkona lenkki aamu ilta iltapaivan lounas pitka treeni intervalli harjoitus yo',
  },
  // Běh, Běh na páse, Běh venku
  {
    run: 'beh behani behy vybeh klus',
    machine: 'pas pase pasu',
    treadmill: 'hale uvnitr vnitrni virtualni trenazer* halovy',
    trail: 'teren* trailovy horsky horach prekazk* prespolni lese vrchu krosovy vertikalni',
    track: 'draze draha drahu stadion* drahovy',
    plain:
      'bezeck* silnic* ulici ulice ulicni mestsky venku venkovni poulicni ranni vecerni odpoledni poledni dlouhy intervalovy nocni trenink',
    small: 'v k ve pres s do po',
  },
  // Futás, Terepfutás, Futópad
  {
    run: 'futas futo kocogas',
    machine: 'futopad* futogep',
    treadmill: 'fedett fedettpalyas belteri terem teremben virtualis',
    trail: 'terep hegyi akadaly mezei fuggoleges',
    track: 'palya palyan palyas',
    plain:
      'utcai orszaguti varosi szabadteri kulteri reggeli esti delutani deli hosszu edzes ejszakai intervall',
    small: 'az',
  },
  // Koşu, Koşu bandı koşusu, Patika koşusu
  {
    run: 'kosu kosusu kosma kosmak',
    treadmill: 'bandi bandinda bant sanal kapali salon ic',
    trail: 'patika arazi dag engelli engel parkur kros dikey',
    track: 'pist pisti pistinde pistte',
    plain:
      'yol sokak cadde sehir acik hava* acikhava* alan* mekan* dis sabah aksam ogle ogleden sonra gece uzun tempolu antrenmani',
    small: 'de da ve veya',
  },
  // Бег, Забег, Бег на беговой дорожке, Трейлраннинг
  {
    run: 'бег бега забег забеги пробежка пробежки раннинг джоггинг скайраннинг',
    machine: 'дорожк* тредмил*',
    treadmill: 'виртуальн* помещени* зале закрыт*',
    trail: 'трейл трейлов* пересечен* местност* горн* кросс* препятстви* троп* лес* гору вертикальн*',
    track: 'стадион* манеж* трек*',
    plain:
      'бегов* улиц* уличн* городск* шоссе* ультра марафон* воздух* открыт* утренн* вечерн* дневн* ночн* длительн* интервальн* темпов* тренировк* трусцой восстановительн* легк*',
    small: 'на в по с под',
  },
  // ランニング, ラン, トレイルランニング, トレイルラン
  {
    run: 'ランニング ラン ジョギング ジョグ 走',
    machine: 'トレッドミル ランニングマシン ランニングマシーン ルームランナー',
    treadmill: 'バーチャル 仮想 室内 屋内 インドア',
    trail: 'トレイル トレ 山岳 障害物 オブスタクル クロスカントリー マウンテン スカイ バーティカル クロカン',
    track: 'トラック',
    plain:
      'ロード ストリート 屋外 アウトドア ウルトラ レース マラソン の で での ハーフ 朝 昼 夜 夕方 午前 午後 ナイト モーニング ペース ロング インターバル ビルドアップ 持久 競',
  },
  // 달리기, 러닝, 트레일 러닝
  {
    run: '달리기 러닝 런닝 런 조깅',
    machine: '러닝머신 런닝머신 트레드밀',
    treadmill: '실내 가상 버추얼 머신',
    trail: '트레일 산악 장애물 크로스컨트리 버티컬 스카이',
    track: '트랙',
    plain:
      '실외 야외 도로 거리 길거리 로드 스트리트 울트라 마라톤 에서 아침 점심 저녁 오전 오후 야간 밤 인터벌 장거리 템포 하프',
  },
  // 跑步, 跑步机跑步, 操场跑步, 沿街跑步; 跑步機, 越野跑步, 越野跑, 室內跑步, 虛擬跑步, 跑道跑步; Keep: 户外跑步
  {
    run: '跑步 跑 慢跑 晨跑 夜跑',
    machine: '跑步机 跑步機',
    treadmill: '室内 室內 虚拟 虛擬',
    trail: '越野 山地 山径 山徑 障碍 障碍赛 障礙 障礙賽 登山 垂直 天空',
    track: '跑道 操场 操場 田径 田徑 田径场 田徑場 场地 場地',
    plain:
      '户外 戶外 室外 街 街道 沿街 街头 街頭 路 公路 马路 道路 城市 超级 超級 马拉松 馬拉松 长距离 長距離 比赛 比賽 在 上 午前 午后 午後 傍晚 午间 午間 清晨 早晨 晨间 晨間 晚间 晚間 上午 下午 晚上 长 長 超 间歇 間歇 健身 节奏 節奏 恢复 恢復 轻松 輕鬆 半程 有氧 排酸',
  },
]

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
