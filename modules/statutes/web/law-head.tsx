/**
 * The head of a law: title, status, dates, how it was adopted, what is to be known about the text.
 */
import { Link } from '@tanstack/react-router'
import { ChevronLeft, Printer } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { pick } from '#platform/text/define.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import type { statutes } from '../contract.ts'
import { sayDay } from './day.ts'
import { LawDownloads, LawTabs } from './law-tabs.tsx'
import { lawWords } from './words.ts'

type Law = OutputOf<typeof statutes.read>

export function LawHead({ law, marked }: { law: Law; marked: string | undefined }) {
  const t = useText(lawWords)
  const lang = useLang()
  const notes = [
    ...law.notes.map((note) => pick(note, lang)),
    ...(law.paragraphsLost ? [t.paragraphsLost] : []),
  ]
  return (
    <header className="law-head stack">
      <div className="row off-paper">
        <Link to="/law" className="law-back">
          <ChevronLeft size={18} aria-hidden="true" />
          {t.all}
        </Link>
        <span className="push row">
          <LawDownloads law={law.id} />
          <Button look="quiet" onClick={() => print()}>
            <Printer aria-hidden="true" />
            {t.print}
          </Button>
        </span>
      </div>
      <div>
        <h1 tabIndex={-1} lang="zh-CN" className="law-title">
          {law.title.zh}
          {law.provisional ? <span className="tag-draft">{t.draft}</span> : null}
        </h1>
        {lang === 'en' ? <p className="quiet">{law.title.en}</p> : null}
      </div>
      <LawTabs law={law.id} present="read" />
      {law.provisional || law.fictional ? (
        <p className="band" data-kind="draft" data-inset>
          <span>{law.provisional ? t.draftBand : t.fictionalBand}</span>
        </p>
      ) : null}
      <Dates law={law} />
      <div
        className="law-preamble"
        id="preamble"
        lang="zh-CN"
        data-marked={marked === 'preamble' || undefined}
      >
        {law.preamble.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {notes.length ? (
        <div className="law-defect">
          <b>{t.aboutText}</b>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      ) : null}
    </header>
  )
}

/** Passed, approved, promulgated, amended, in force; a blank day is said to be blank. */
function Dates({ law: { dates, provisional } }: { law: Law }) {
  const t = useText(lawWords)
  const lang = useLang()
  const days: [string, string | null][] = [
    [t.passed, dates.passed],
    [t.approved, dates.approved],
    [t.promulgated, dates.promulgated],
    ...dates.amended.map((day): [string, string] => [t.amended, day]),
    [t.effective, dates.effective],
  ]
  const shown = days.filter(([name, day]) => day !== null || (provisional && name === t.effective))
  return (
    <dl className="law-dates">
      {shown.map(([name, day]) => (
        <div key={`${name}${day}`}>
          <dt>{name}</dt>
          <dd className="num">{day ? sayDay(day, lang) : t.blank}</dd>
        </div>
      ))}
    </dl>
  )
}
