/** Tables in the dress of spreadsheets, word processors and the code pages of their countries. */
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/files/decode-text.ts'
import { csvOf, fileOf, garminHeader, garminRow } from './rows.ts'

const usual = csvOf(
  garminHeader,
  garminRow({ Title: 'Hills, "fast"' }),
  garminRow({ Date: '2024-11-05 07:00:00', Title: 'Easy' }),
)
const twoRuns = fileOf(usual).runs
const lines = usual.split('\n')

describe('a table says the same', () => {
  it.each([
    ['with blanks behind its commas', usual.replace(/,(?! )/g, ', ')],
    ['with blanks around its quotes', usual.replaceAll(',"', ', "').replaceAll('",', '" ,')],
    ['with each line in quotes', lines.map((line) => `"${line.replaceAll('"', '""')}"`).join('\n')],
    [
      'with bent quotes',
      lines
        .map((line) => line.replace('"Hills, ""fast"""', '“Hills, fast”').replace(/"1,020"/g, '1020'))
        .join('\n'),
    ],
    [
      'below an address and a summary',
      `My training\nSomewhere 1\n\nFrom 2024-01-01\nTo 2024-12-31\nRuns: 2\n\n${usual}`,
    ],
    ['below titles in cells', `Training,,,,,,,,,\nMade on 2024-12-01,,,,,,,,,\n,,,,,,,,,\n${usual}`],
    [
      'with numbers in front of its rows',
      lines.map((line, at) => `${at === 0 ? '' : at - 1},${line}`).join('\n'),
    ],
    [
      'between bars',
      lines
        .map((line) =>
          line
            .replace(/"(Hills), .*?"(?=,)/, '$1')
            .replaceAll('"1,020"', '1020')
            .replaceAll(',', '|'),
        )
        .join('\n'),
    ],
  ])('%s', (_, text) => {
    const { runs, unreadable } = fileOf(text)
    expect(runs).toEqual(twoRuns)
    expect(unreadable).toEqual([])
  })

  it('and its lines are counted from the first of the file', () => {
    const text = `My training\n\n${csvOf(garminHeader, garminRow(), garminRow({ Distance: 'far' }))}`
    expect(fileOf(text).unreadable.map(({ line }) => line)).toEqual([5])
  })
})

const table = (head: string, run: string) =>
  `${head}\n${run},2024-11-03 07:00:00,false,x,"10,02",500,00:52:13\n`

/** The same text in a code page, by asking for each letter which byte it is. */
function inCodePage(text: string, page: string): Uint8Array {
  const decoder = new TextDecoder(page)
  const bytesOf = new Map<string, number[]>()
  for (let first = 0; first < 256; first++) {
    bytesOf.set(decoder.decode(new Uint8Array([first])), [first])
    if (first > 0x80)
      for (let second = 0x40; second < 0xff; second++)
        bytesOf.set(decoder.decode(new Uint8Array([first, second])), [first, second])
  }
  for (let ascii = 0; ascii < 128; ascii++) bytesOf.set(String.fromCharCode(ascii), [ascii])
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const bytes = bytesOf.get(letter)
      if (!bytes) throw new Error(`${page} has no ${letter}`)
      return bytes
    }),
  )
}

const inUtf32 = (text: string, isLittle: boolean) => {
  const signs = [...`\uFEFF${text}`]
  const view = new DataView(new ArrayBuffer(signs.length * 4))
  for (const [at, sign] of signs.entries()) view.setUint32(at * 4, sign.codePointAt(0) ?? 0, isLittle)
  return new Uint8Array(view.buffer)
}

describe('a table in the code page of its country is read', () => {
  it.each([
    ['windows-1252', 'Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit', 'Laufen'],
    ['windows-1250', 'Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Suma kalorii,Czas', 'Bieganie'],
    ['windows-1250', 'Tevékenység típusa,Dátum,Kedvenc,Cím,Távolság,Kalória,Idő', 'Futás'],
    ['windows-1254', 'Aktivite Türü,Tarih,Favori,Başlık,Mesafe,Kalori,Süre', 'Koşu'],
    ['windows-1251', 'Тип занятия,Дата,Избранное,Название,Расстояние,Калории,Время', 'Бег'],
    ['koi8-r', 'Тип занятия,Дата,Избранное,Название,Расстояние,Калории,Время', 'Бег'],
    ['macintosh', 'Type d’activité,Date,Favori,Titre,Distance,Calories,Durée', 'Course à pied'],
    ['shift_jis', 'アクティビティタイプ,日付,お気に入り,タイトル,距離,カロリー,タイム', 'ランニング'],
    ['euc-kr', '활동 유형,날짜,즐겨찾기,제목,거리,칼로리,시간', '러닝'],
    ['gb18030', '活动类型,日期,我的最爱,标题,距离,热量消耗,时间', '跑步'],
    ['big5', '活動類型,日期,我的最愛,標題,距離,卡路里,時間', '跑步'],
  ])('%s: %s', (page, head, run) => {
    const text = decodeText(inCodePage(table(head, run), page))
    expect(fileOf(text)).toMatchObject({ runs: [{ distanceMeters: 10_020 }], unreadable: [] })
    expect([...fileOf(text).notRunning, ...fileOf(text).soundsLikeRunning]).toEqual([])
  })

  it.each([true, false])('and in UTF-32', (isLittle) => {
    const text = table('Тип занятия,Дата,Избранное,Название,Расстояние,Калории,Время', 'Бег')
    expect(decodeText(inUtf32(text, isLittle))).toBe(text)
  })
})
