/** `linli pack trial`: what another law would have decided otherwise in real cases, printed or as JSON. */
import type { Opened } from '#apps/server/open.ts'
import {
  kindWords,
  planTrial,
  type TrialReport,
  type TrialRow,
  tryLaw,
} from '#modules/trials/contract.server.ts'
import { StartError } from '#platform/db/start-error.ts'
import type { Flags } from './commands.ts'

const usage =
  'linli pack trial LAW --cases-of JURISDICTION --from 2026-01-01 --to 2026-06-30 [--json] [--lang en]'

/** How many examples of a kind are printed. */
const examples = 3

/** Runs it. LAW is `suining`, `suining@2` (a version) or `suining:second-reading` (a draft). */
export async function packTrial(
  opened: Opened,
  law: string | undefined,
  flags: Flags,
  say: (line: string) => void,
): Promise<number> {
  const { 'cases-of': cases, from, to, json, lang } = flags
  const given = [cases, from, to].every((one) => typeof one === 'string')
  if (!law || !given) throw new StartError(`Say which law, whose cases and which days: ${usage}`)
  for (const day of [from, to]) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(`${day}`)) throw new StartError(`${day} is no day; write 2026-06-30.`)
  }
  const plan = planTrial(opened.services, law, `${cases}`, { from: `${from}`, to: `${to}` })
  if (!plan) {
    const ids = opened.services.packs.list().map(({ id }) => id)
    throw new StartError(
      `There is no such law or jurisdiction: ${law}, ${cases}. There are: ${ids.join(', ')}; a version is suining@2, a draft suining:its-name.`,
    )
  }
  const report = await tryLaw(opened.database.direct, opened.services, plan)
  if (json) say(JSON.stringify(jsonOf(report), null, 2))
  else print(report, lang === 'en' ? 'en' : 'zh', say)
  return 0
}

function jsonOf({ plan, total, changed, counts, rows }: TrialReport) {
  const law = ({ id, version }: { id: string; version: string }) => ({ jurisdiction: id, version })
  const { own, tried, from, to } = plan
  return { own: law(own), tried: law(tried), from, to, total, changed, counts, rows }
}

function print(report: TrialReport, lang: 'zh' | 'en', say: (line: string) => void): void {
  const { plan, total, changed, counts } = report
  const title = (pack: typeof plan.own) =>
    `${pack.jurisdiction.instrument.title[lang]}${pack.draft ? ` (${pack.draft})` : ''} ${pack.version}`
  say(
    lang === 'zh'
      ? `${plan.from} 至 ${plan.to}，${plan.own.name.zh} ${total} 件；现行 ${title(plan.own)}，试行 ${title(plan.tried)}：${changed} 件会作出不同的决定。`
      : `${total} of ${plan.own.name.en}, ${plan.from} to ${plan.to}; in force ${title(plan.own)}, tried ${title(plan.tried)}: ${changed} would have been decided otherwise.`,
  )
  for (const [kind, { rows, cases }] of Object.entries(counts)) {
    say('')
    say(`${kindWords[kind]?.[lang] ?? kind}: ${rows}${cases > 0 && cases !== rows ? ` (${cases})` : ''}`)
    const found = report.rows.filter((row) => row.kind === kind)
    // Gaps of the law are few and each is somebody's work: all of them; of cases some examples.
    const shown = found[0]?.about === 'law' ? found : found.slice(0, examples)
    for (const row of shown) say(`  ${lineOf(row, lang)}`)
    if (shown.length < found.length) say(`  … ${found.length - shown.length}`)
  }
}

function lineOf({ no, title, stage, now, otherwise, own, tried }: TrialRow, lang: 'zh' | 'en'): string {
  const article = ([first]: TrialRow['own']) => (first ? ` [${first.article}]` : '')
  const head = [no, title[lang], stage?.[lang]].filter(Boolean).join(' · ')
  const before = now[lang] ? `${now[lang]}${article(own)} → ` : ''
  return `${head}: ${before}${otherwise[lang]}${article(tried)}`
}
