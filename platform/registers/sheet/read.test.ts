import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { guarded, unguarded } from './guard.ts'
import { readFile } from './read.ts'
import { readSheetFile, writeSheetFile } from './run.ts'

const read = (content: Uint8Array, names: string[] = []) => readFile(Buffer.from(content), names)
const plain = '代码,名称\n1,甲\n\n3,"乙\n丙"\n'
const expected = {
  sheet: {
    header: ['代码', '名称'],
    rows: [
      { line: 2, cells: ['1', '甲'] },
      { line: 4, cells: ['3', '乙\n丙'] },
    ],
    found: [],
  },
}

/** 代码,名称 / 1,甲 / (empty) / 3,"乙⏎丙" as GB18030 has it. */
const gb18030 = Buffer.from(
  'b4fac2ec2cc3fbb3c60a312cbcd70a0a332c22d2d20ab1fb220a'.replace('c2ec', 'c2eb'),
  'hex',
)

describe('csv', () => {
  test('in UTF-8 with and without its mark, UTF-16, GB18030, parted by comma, tab or semicolon', async () => {
    expect(await read(Buffer.from(plain))).toEqual(expected)
    expect(await read(Buffer.from(`\ufeff${plain}`))).toEqual(expected)
    expect(await read(Buffer.from(`\ufeff${plain.replaceAll(',', '\t')}`, 'utf16le'))).toEqual(expected)
    expect(await read(Buffer.from(plain.replaceAll(',', ';')))).toEqual(expected)
    expect(await read(gb18030)).toEqual(expected)
  })

  test('what is no text is told', async () => {
    expect(await read(Buffer.from([0, 1, 2, 0, 255, 254]))).toEqual({ problem: 'unreadable' })
    expect(await read(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual({ problem: 'old-excel' })
    expect(await read(Buffer.from('PK\u0003\u0004 broken'))).toEqual({ problem: 'unreadable' })
  })
})

describe('xlsx', () => {
  const book = (data: unknown[][], more: object[] = []) =>
    writeExcelFile([{ data: data as never, sheet: '物品' }, ...(more as never[])]).toBuffer()

  test('keeps lines, types and days; tells formulas and merged cells', async () => {
    const day = { value: new Date('2026-11-21'), format: 'yyyy-mm-dd' }
    const content = await book([
      ['代码', '名称', '日'],
      [410802001001, '甲', day],
      [null, null, null],
      [2, { type: 'Formula', value: '=1+1' }, true],
      [{ value: '合', columnSpan: 2 }, null, 0.1],
    ])
    expect(await read(content)).toEqual({
      sheet: {
        header: ['代码', '名称', '日'],
        rows: [
          { line: 2, cells: [410802001001, '甲', '2026-11-21'] },
          { line: 4, cells: [2, null, true] },
          { line: 5, cells: ['合', null, 0.1] },
        ],
        found: [
          { line: 4, cell: 1, what: 'formula' },
          { line: 5, cell: 0, what: 'merged' },
          { line: 5, cell: 1, what: 'merged' },
        ],
      },
    })
  })

  test('takes the sheet of the wanted name, else the first', async () => {
    const content = await book([['a'], ['x']], [{ data: [['b'], ['y']], sheet: '台账' }])
    const headers = async (names: string[]) => {
      const one = await read(content, names)
      return 'sheet' in one ? one.sheet.header : one
    }
    expect(await headers(['台账'])).toEqual(['b'])
    expect(await headers(['别的'])).toEqual(['a'])
  })

  test('a small file that unpacks to very much is not unpacked', async () => {
    const content = await book([['a'], ['x']])
    // The directory says how large a part is.
    const at = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    content.writeUInt32LE(900_000_000, at + 24)
    expect(await read(content)).toEqual({ problem: 'too-large' })
  })

  test('in a worker: what is written there is read there', async () => {
    const lines = [
      ['甲', '乙'],
      ['=1', 2],
    ]
    const content = await writeSheetFile([{ name: '表', widths: [10, 10], headings: 1, texts: [0], lines }])
    const one = await readSheetFile(content!, ['表'])
    expect(one).toMatchObject({ sheet: { header: lines[0], rows: [{ line: 2, cells: lines[1] }] } })
  })
})

test('a guarded cell comes back as it was, and is no formula', () => {
  for (const text of ['=1+1', "'=x", "''@", '+86', '-5', '＝x', 'plain', "'plain", '', "'"]) {
    expect(unguarded(guarded(text))).toBe(text)
    expect(guarded(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
  }
})
