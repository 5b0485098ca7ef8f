import { describe, expect, it } from 'vitest'
import { packCheck } from './packs.ts'

function said(flags: Parameters<typeof packCheck>[0]): { code: number; lines: string[] } {
  const lines: string[] = []
  const code = packCheck(flags, (line) => lines.push(line))
  return { code, lines }
}

describe('linli pack check', () => {
  it('--json: what becomes of every row of every law, and nothing else', () => {
    const { code, lines } = said({ json: true })
    const counts = JSON.parse(lines.join('\n')) as Record<string, Record<string, number>>
    expect(code).toBe(0)
    expect(
      Object.fromEntries(Object.entries(counts).map(([id, { articles, rows }]) => [id, [articles, rows]])),
    ).toEqual(
      expect.objectContaining({
        liaoyuan: [44, 97],
        suining: [45, 119],
        jiaozuo: [40, 106],
        guiyang: [47, 126],
        hubei: [45, 135],
      }),
    )
    for (const { articles: _, rows, unbound, ...classes } of Object.values(counts)) {
      expect(unbound).toBe(0)
      expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(rows)
    }
  })

  it('is green, and says what is counted in one line a law', () => {
    const { code, lines } = said({})
    expect(lines.at(-1)).toBe('6 packs, nothing wrong')
    expect(code).toBe(0)
    expect(lines.find((line) => line.startsWith('liaoyuan '))).toMatch(/97 rows: \d+ run, .* 0 unbound$/)
  })
})
