/** What a trial found: a sentence, the kinds with their numbers, and the rows of one kind. */
import { useId } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import type { Trial } from '../contract.ts'
import { kindMeanings, kindSums, kindWords } from '../text/kinds.ts'
import { Rows } from './rows.tsx'
import { trialWords } from './words.ts'

type Count = Trial['counts'][number]

/** The gravest first: the order in which the kinds are declared. */
const order = Object.keys(kindWords)

/** The result; which kind is shown stands in the address. */
export function Result({ trial, opensCases }: { trial: Trial; opensCases: boolean }) {
  const t = useText(trialWords)
  const say = usePick()
  const asked = useAsked().get('kind')
  const counts = trial.counts.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const shown = counts.find(({ kind }) => kind === asked) ?? counts[0]
  const same = trial.own.jurisdiction === trial.tried.jurisdiction && sameVersion(trial)
  return (
    <div className="wb-stack">
      <Panel title={t.result}>
        <p className="wb-trial-sum">{same ? t.sumSame : t.sumCases(trial.total, trial.changed)}</p>
        <Told title={t.inCases} about="case" counts={counts} />
        <Told title={t.inLaw} about="law" counts={counts} />
        {counts.length === 0 ? (
          <p>{t.noGap}</p>
        ) : (
          <div className="wb-trial-kinds">
            <Kinds title={t.inCases} about="case" counts={counts} shown={shown} />
            <Kinds title={t.inLaw} about="law" counts={counts} shown={shown} />
          </div>
        )}
      </Panel>
      {shown && (
        <Panel title={say(kindWords[shown.kind] ?? { zh: shown.kind, en: shown.kind })}>
          <p className="wb-soft">
            {kindMeanings[shown.kind] && say(kindMeanings[shown.kind]!)}
            {shown.about === 'case' && !opensCases && ` ${t.numberOnly}`}
          </p>
          <Rows key={shown.kind} trial={trial} kind={shown.kind} about={shown.about} />
        </Panel>
      )}
    </div>
  )
}

/** One sentence: how many of what. */
function Told({ title, about, counts }: { title: string; about: Count['about']; counts: readonly Count[] }) {
  const t = useText(trialWords)
  const say = usePick()
  const told = counts.flatMap((count) => {
    const sum = count.about === about ? kindSums[count.kind] : undefined
    return sum ? [say(sum(count.cases || count.rows))] : []
  })
  if (told.length === 0) return null
  return (
    <p>
      <strong>{t.sumHead(title)}</strong>
      {told.join(t.sumJoin)}
      {t.sumEnd}
    </p>
  )
}

function sameVersion({ own, tried }: Trial): boolean {
  return tried.draft === null && own.version === tried.version
}

/** The kinds of one group, each with how many; one is chosen. */
function Kinds({
  title,
  about,
  counts,
  shown,
}: {
  title: string
  about: Count['about']
  counts: readonly Count[]
  shown: Count | undefined
}) {
  const t = useText(trialWords)
  const say = usePick()
  const setAsked = useSetAsked()
  const id = useId()
  const own = counts.filter((count) => count.about === about)
  if (own.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul>
        {own.map(({ kind, rows, cases }) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={kind === shown?.kind}
              onClick={() => setAsked({ kind })}
              className="wb-trial-kind"
            >
              <span>{say(kindWords[kind] ?? { zh: kind, en: kind })}</span>
              <b>{cases > 0 ? t.casesOf(cases) : t.rowsOf(rows)}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
