import { describe, expect, it } from 'vitest'
import { fileGiven, refusalOf } from './given.ts'
import { zipOf } from './zips.ts'

const from = (...bytes: number[]) => new Uint8Array([...bytes, ...Array(40).fill(0)])

describe('a file that can’t be read is named for what it is, with what to give instead', () => {
  it.each([
    ['a.pdf', '%PDF-1.7 …', 'a PDF', 'recordings'],
    ['data.db', 'SQLite format 3\0', 'a SQLite database', 'activities.json'],
    ['a.xls', from(0xd0, 0xcf, 0x11, 0xe0), 'an old Office file such as xls', 'CSV'],
    ['a.xlsx', zipOf({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }), 'an Excel workbook', 'CSV'],
    ['a.ods', zipOf({ mimetype: 'x', 'META-INF/manifest.xml': 'x' }), 'a LibreOffice document', 'CSV'],
    ['a.numbers', zipOf({ 'Index/Document.iwa': 'x' }), 'a Numbers or Pages document', 'CSV'],
    ['a.kmz', zipOf({ 'doc.kml': '<kml/>' }), 'a map without times (KMZ)', 'GPX'],
    [
      'a.kml',
      '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"/>',
      'a map without times',
      'GPX',
    ],
    ['a.rar', 'Rar!\x1a\x07', 'a RAR archive', 'Unpack'],
    ['a.7z', from(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'a 7z archive', 'Unpack'],
    ['a.png', from(0x89, 0x50, 0x4e, 0x47), 'a picture (PNG)', 'Give'],
    ['a.heic', from(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70), 'a picture or a film', 'Give'],
    ['a.html', '\n<!DOCTYPE html>\n<html><body>', 'a web page', 'Save'],
    ['a.html', '<html lang="en">', 'a web page', 'Save'],
    [
      'export.xml',
      '<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Me)>\n]>\n<HealthData locale="en">',
      'Apple Health’s export',
      'watch',
    ],
    [
      'export.zip',
      zipOf({ 'apple_health_export/export.xml': '<HealthData/>' }),
      'Apple Health’s export',
      'watch',
    ],
    ['polar.zip', zipOf({ 'training-session-2024-11-03-1.json': '{}' }), 'Polar Flow’s export', 'watch'],
    ['a.hrm', '[Params]\nVersion=106', 'a Polar recording (HRM)', 'FIT'],
    ['a.sml', '<?xml version="1.0"?><sml><DeviceLog/></sml>', 'a Suunto recording', 'FIT'],
    [
      'training-session.json',
      '{"exportVersion":"1.6","name":"Running","exercises":[]}',
      'a recording of Polar or Suunto',
      'FIT',
    ],
    ['a.svg', '<!-- made --><svg xmlns="http://www.w3.org/2000/svg"/>', 'a picture (SVG)', 'Give'],
    ['a.bin', from(...Array.from({ length: 250 }, (_, n) => n)), 'a file that is no text', 'Give'],
    ['a.csv', '', 'an empty file', 'Give'],
  ])('%s', async (name, content, found, instead) => {
    const words = await refusalOf(fileGiven(name, content))
    expect(words).toContain(`${name} is ${found}`)
    expect(words).toContain(instead)
    expect(words).toMatch(/^[^\n]{20,220}\.$/)
  })
})
