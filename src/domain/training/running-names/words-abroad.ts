/**
 * The words of `words.ts` in other languages, one after the other, as files have them. Above each stand names as
 * exports have them, gathered from public readers of such exports.
 */
import type { Words } from './words.ts'

export const ABROAD: readonly Words[] = [
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
