/**
 * `/complain`: a complaint or a suggestion, one question per screen, phone first.
 */
import { Link, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { ChoiceList, Field, TextArea, Tick } from '#platform/ui/field.tsx'
import { PlacePicker } from '#platform/ui/place-picker.tsx'
import { chosenPlace, useKept } from '#platform/ui/preferences.ts'
import { useTitle } from '#platform/ui/title.ts'
import type { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'
import { CheckStep } from './check-step.tsx'
import { type Draft, newDraft, stepsOf } from './draft.ts'
import { Sent } from './sent.tsx'
import { WhomStep } from './whom-step.tsx'

/** What every screen is given. */
export interface Screen {
  draft: Draft
  change: (part: Partial<Draft>) => void
  next: () => void
}

/** The page; `?place=` is where one came from, `?kind=` what one wants. */
export default function ComplainPage() {
  const t = useText(complaintWords)
  const kept = useKept(chosenPlace)
  const { place, kind } = useSearch({ strict: false }) as { place?: string; kind?: Draft['kind'] }
  const [draft, setDraft] = useState<Draft>(() => ({
    ...newDraft(kept && (!place || kept.code === place) ? kept : undefined),
    kind: kind === 'complaint' || kind === 'suggestion' ? kind : undefined,
  }))
  const [at, setAt] = useState(0)
  const [sent, setSent] = useState<OutputOf<typeof complaints.file>>()
  useTitle(t.title)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  useNamedPlace(place, draft, change)
  if (sent) return <Sent receipt={sent} />
  const steps = stepsOf(draft)
  const step = steps[at] ?? 'what'
  const next = () => setAt(at + 1)
  const screen: Screen = { draft, change, next }
  return (
    <div className="page narrow stack-l">
      <div className="row">
        {at > 0 ? (
          <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onClick={() => setAt(at - 1)}>
            {t.back}
          </Button>
        ) : (
          <b>{t.title}</b>
        )}
        <span className="quiet small num push">{t.step(at + 1, steps.length)}</span>
      </div>
      {step === 'what' ? <WhatStep {...screen} /> : null}
      {step === 'where' ? <WhereStep {...screen} /> : null}
      {step === 'whom' ? <WhomStep {...screen} /> : null}
      {step === 'text' ? <TextStep {...screen} /> : null}
      {step === 'contact' ? <ContactStep {...screen} /> : null}
      {step === 'check' ? <CheckStep {...screen} onSent={setSent} /> : null}
    </div>
  )
}

/** Who comes from a community's page has told where already. */
function useNamedPlace(code: string | undefined, draft: Draft, change: (part: Partial<Draft>) => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the place of the address
  useEffect(() => {
    if (!code || draft.place) return
    // A place that is not there is asked for on the page.
    call(places.get, { code }).then(
      ({ name }) => change({ place: { code, name } }),
      () => undefined,
    )
  }, [code])
}

function WhatStep({ draft, change, next }: Screen) {
  const t = useText(complaintWords)
  return (
    <>
      <h1 tabIndex={-1}>{t.what}</h1>
      <ChoiceList
        legend={<span className="for-readers">{t.what}</span>}
        value={draft.kind}
        onChange={(kind) => change({ kind, to: undefined })}
        options={[
          { value: 'complaint', label: t.complaint, hint: t.complaintHint },
          { value: 'suggestion', label: t.suggestion, hint: t.suggestionHint },
        ]}
      />
      <Button look="primary" wide disabled={!draft.kind} onClick={next}>
        {t.next}
      </Button>
      <Link to="/complain/follow">{t.follow}</Link>
    </>
  )
}

function WhereStep({ draft, change, next }: Screen) {
  const t = useText(complaintWords)
  const clear = { about: undefined, to: undefined }
  return (
    <>
      <h1 tabIndex={-1}>{t.where}</h1>
      {draft.place ? (
        <>
          <p>
            <b>{sayPlace(draft.place.name)}</b>{' '}
            <Button look="quiet" onClick={() => change({ place: undefined, ...clear })}>
              {t.change}
            </Button>
          </p>
          <Button look="primary" wide onClick={next}>
            {t.next}
          </Button>
        </>
      ) : (
        <PlacePicker
          label={t.whereFind}
          hint={t.whereHint}
          autoFocus
          search={async (text, signal) =>
            (await call(places.search, { text, governed: true }, { signal })).items
          }
          onChoose={({ code, name }) => change({ place: { code, name }, ...clear })}
        />
      )}
    </>
  )
}

function TextStep({ draft, change, next }: Screen) {
  const t = useText(complaintWords)
  const title = draft.kind === 'suggestion' ? t.suggestText : t.text
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <TextArea
        label={<span className="for-readers">{title}</span>}
        hint={draft.kind === 'suggestion' ? undefined : t.textHint}
        rows={8}
        maxLength={4000}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <Button look="primary" wide disabled={draft.text.trim().length < 2} onClick={next}>
        {t.next}
      </Button>
    </>
  )
}

function ContactStep({ draft, change, next }: Screen) {
  const t = useText(complaintWords)
  return (
    <>
      <h1 tabIndex={-1}>{t.contact}</h1>
      <p className="quiet">{draft.kind === 'suggestion' ? t.suggestContactWhy : t.contactWhy}</p>
      {draft.anonymous ? null : (
        <>
          <Field
            label={t.name}
            optional
            autoComplete="name"
            maxLength={40}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <Field
            label={t.phone}
            optional
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={20}
            value={draft.phone}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </>
      )}
      <Tick
        label={t.anonymous}
        hint={t.anonymousHint}
        checked={draft.anonymous}
        onChange={(anonymous) => change(anonymous ? { anonymous, name: '', phone: '' } : { anonymous })}
      />
      <Button look="primary" wide onClick={next}>
        {t.next}
      </Button>
    </>
  )
}
