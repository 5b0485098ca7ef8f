/** Choosing what to try: which law, which period. */
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { addDays } from '#platform/time/local-date.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { useGo } from '#platform/ui/workbench/go.tsx'
import { Field, Panel } from '#platform/ui/workbench/page.tsx'
import { type TriedLaw, trials } from '../contract.ts'
import { keyOfLaw, useLawName } from './law-name.ts'
import { trialWords } from './words.ts'

type Laws = OutputOf<typeof trials.laws>

/** The form. */
export function StartForm() {
  const t = useText(trialWords)
  const asked = useCall(trials.laws, {}, { fresh: 300_000 })
  return (
    <Panel title={t.newTrial}>
      {asked.isPending ? (
        <RowsComing rows={2} />
      ) : asked.data ? (
        <Form laws={asked.data} />
      ) : (
        <Failure error={asked.error!} again={() => void asked.refetch()} />
      )}
    </Panel>
  )
}

const spans = { days30: 29, days90: 89, days365: 364 } as const
type Span = keyof typeof spans | 'custom'

function Form({ laws }: { laws: Laws }) {
  const t = useText(trialWords)
  const go = useGo()
  const acting = useActing()
  const today = laws.today as LocalDate
  const [law, setLaw] = useState<string>()
  const [span, setSpan] = useState<Span>('days90')
  const [days, setDays] = useState<{ from: string; to: string }>({
    from: addDays(today, -spans.days90),
    to: today,
  })
  const start = useCommand(trials.start, {
    onDone: ({ county, id }) => go(`/work/trials/${county}/${id}`),
  })
  const [missing, setMissing] = useState(false)
  const chosen = laws.items.find((one) => keyOfLaw(one) === law)
  const choose = (name: Span) => {
    setSpan(name)
    if (name !== 'custom') setDays({ from: addDays(today, -spans[name]), to: today })
  }
  return (
    <form
      className="wb-trial-form"
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(!chosen)
        if (!chosen) return
        const { jurisdiction, draft, version } = chosen
        const meant = draft === null ? { jurisdiction, version } : { jurisdiction, draft }
        start.mutate({ law: meant, ...days })
      }}
    >
      <Field
        label={t.law}
        hint={t.lawHint}
        id="trial-law"
        error={missing && !chosen ? t.lawMissing : undefined}
      >
        <LawSelect laws={laws} value={law} set={setLaw} />
      </Field>
      <Field label={t.period} hint={t.where(acting.placeName)}>
        <div className="wb-row">
          <Segmented
            aria-label={t.period}
            value={span}
            onChange={(value) => choose(value as Span)}
            options={(['days30', 'days90', 'days365', 'custom'] as const).map((value) => ({
              value,
              label: t[value],
            }))}
          />
          {span === 'custom' && <Days days={days} today={today} set={setDays} />}
        </div>
      </Field>
      <Answer error={start.error} />
      <div className="wb-row">
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          {t.start}
        </Button>
      </div>
    </form>
  )
}

function LawSelect({
  laws,
  value,
  set,
}: {
  laws: Laws
  value: string | undefined
  set: (value: string) => void
}) {
  const t = useText(trialWords)
  const name = useLawName()
  const note = (law: TriedLaw) => (law.from ? t.since(law.from) : law.provisional ? t.provisional : '')
  const group = (label: string, items: TriedLaw[]) =>
    items.length === 0
      ? []
      : [
          {
            label,
            options: items.map((law) => ({
              value: keyOfLaw(law),
              label: [name(law, { version: true }), note(law)].filter(Boolean).join(' · '),
            })),
          },
        ]
  const here = laws.items.filter((law) => law.jurisdiction === laws.own.jurisdiction)
  return (
    <Select
      id="trial-law"
      className="wb-trial-law"
      placeholder={t.chooseLaw}
      value={value ?? null}
      onChange={(next) => next && set(next)}
      options={[
        ...group(
          t.drafts,
          here.filter(({ draft }) => draft !== null),
        ),
        ...group(
          t.versions,
          here.filter(({ draft }) => draft === null),
        ),
        ...group(
          t.others,
          laws.items.filter((law) => law.jurisdiction !== laws.own.jurisdiction),
        ),
      ]}
    />
  )
}

function Days({
  days,
  today,
  set,
}: {
  days: { from: string; to: string }
  today: string
  set: (days: { from: string; to: string }) => void
}) {
  const t = useText(trialWords)
  return (
    <>
      <label>
        {t.from}{' '}
        <input
          type="date"
          className="wb-date"
          max={days.to}
          value={days.from}
          onChange={(event) => event.target.value && set({ ...days, from: event.target.value })}
        />
      </label>
      <label>
        {t.to}{' '}
        <input
          type="date"
          className="wb-date"
          min={days.from}
          max={today}
          value={days.to}
          onChange={(event) => event.target.value && set({ ...days, to: event.target.value })}
        />
      </label>
    </>
  )
}
