/**
 * What the software found in a text and no person has read yet, and what is missing beside it, in words. Nothing of it
 * is wrong, and nothing of it is done.
 */
import type { Pack } from './pack.ts'

/** How English begins that nobody has written yet. */
export const UNTRANSLATED = 'To be translated: '

/** Lines for people; none where nothing waits. */
export function toConfirm(pack: Pack): string[] {
  const rows = pack.duties()
  const waiting = [
    said(rows.filter(({ confirm }) => confirm).length, 'row'),
    said(pack.parameters().filter(({ confirm }) => confirm).length, 'parameter'),
    said(Object.values(pack.data.terms).filter(({ confirm }) => confirm).length, 'term'),
  ].flatMap((one) => one ?? [])
  if (waiting.length === 0) return []
  const lines = [
    `to confirm by a person: ${waiting.join(', ')} ("confirm: true"; take it out once you have read them)`,
  ]
  const nobody = rows.filter(({ subject, bearers }) => subject !== '' && bearers.length === 0)
  if (nobody.length > 0) {
    lines.push(
      `${said(nobody.length, 'row')} ${nobody.length === 1 ? 'names' : 'name'} a bearer that no kind of body in bodies.yaml matches: ` +
        [...new Set(nobody.map(({ subject }) => `“${subject}”`))].slice(0, 5).join(', '),
    )
  }
  const barred = rows.filter((row) => row.modality === 'shall-not' && row.class === 'planned')
  if (barred.length > 0) {
    lines.push(`${said(barred.length, 'prohibition')} (不得) that no refusal in refusals.yaml carries`)
  }
  const keyless = rows.filter(({ key }) => !key)
  if (keyless.length > 0) {
    lines.push(`${said(keyless.length, 'row')} without a key: no comparison with other laws`)
  }
  const english = count(pack.data, UNTRANSLATED)
  if (english > 0) lines.push(`${said(english, 'English text')} to be written ("${UNTRANSLATED.trim()} …")`)
  const ours = [
    ['bodies.yaml', pack.bodyKinds()],
    ['departments.yaml', pack.departments()],
    ['grids.yaml', [pack.grids.divider, pack.grids.urban, pack.grids.rural]],
    ['procedures/grid-matter.yaml', pack.data.procedure.steps],
    ['refusals.yaml', pack.data.refusals],
  ] as const
  const uncited = ours
    .filter(([, list]) => list.every(({ basis }) => basis === 'design'))
    .map(([file]) => file)
  if (uncited.length > 0)
    lines.push(`no article is cited yet in ${uncited.join(', ')}: all of it is ours (design)`)
  return lines.map((line) => `  ${pack.id}: ${line}`)
}

function said(number: number, noun: string): string | undefined {
  return number === 0 ? undefined : `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** How many texts in a pack's data begin so. */
function count(data: unknown, beginning: string): number {
  if (typeof data === 'string') return data.startsWith(beginning) ? 1 : 0
  if (typeof data !== 'object' || data === null) return 0
  return Object.values(data).reduce((sum: number, one) => sum + count(one, beginning), 0)
}
