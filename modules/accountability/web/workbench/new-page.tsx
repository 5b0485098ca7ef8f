/**
 * A case of accountability from a refused attempt: which fact, by which article, what happened. A refusal stands in the form
 * with its article.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer, Cited, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Facts, Field, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { accountability } from '../../contract.ts'
import { accountabilityWords } from '../words.ts'

type Provisions = OutputOf<typeof accountability.provisions>

/** The page. */
export function NewCasePage() {
  const t = useText(accountabilityWords)
  const say = usePick()
  const acting = useActing()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const refusal = { county: String(county), id }
  const asked = useCall(accountability.provisions, { place: acting.place, refusal })
  if (asked.isPending) return <RowsComing rows={3} height={90} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  const { subject, attempt, opened } = asked.data
  return (
    <>
      <PageHead
        title={t.title}
        above={<Go to={`/work/refusals/${refusal.county}/${id}`}>{t.back}</Go>}
        about={subject?.name}
      />
      <div className="wb-stack">
        <Panel>
          <Facts
            items={[
              [t.subject, subject?.name],
              [t.attempt, attempt && say(attempt)],
            ]}
          />
          {opened ? (
            <p>
              {t.already} <Go to={`/work/cases/${opened.county}/${opened.id}`}>{t.toCase}</Go>
            </p>
          ) : null}
        </Panel>
        {opened ? null : <Form provisions={asked.data} refusal={refusal} />}
      </div>
    </>
  )
}

function Form({
  provisions: { subject, place, facts, suggested },
  refusal,
}: {
  provisions: Provisions
  refusal: { county: string; id: string }
}) {
  const t = useText(accountabilityWords)
  const say = usePick()
  const go = useGo()
  const id = useId()
  const [sending] = useState(() => uuidv7())
  const [fact, setFact] = useState(
    facts.find((one) => one.fact === suggested)?.fact ?? (facts.length === 1 ? facts[0]?.fact : undefined),
  )
  const [text, setText] = useState('')
  const [otherLaw, setOtherLaw] = useState('')
  const open = useCommand(accountability.open, {
    onDone: ({ county, id: one }) => go(`/work/cases/${county}/${one}`),
  })
  const chosen = facts.find((one) => one.fact === fact)
  if (!subject) return <Panel>{t.noSubject}</Panel>
  if (facts.length === 0) return <Panel>{t.noFacts}</Panel>
  const send = () =>
    fact &&
    open.mutate({
      id: sending,
      place,
      subject: subject.id,
      fact,
      facts: text.trim(),
      origin: 'refusal',
      refusal,
      ...(otherLaw.trim() ? { otherLaw: otherLaw.trim() } : {}),
    })
  return (
    <Panel>
      <Field label={t.fact}>
        <Radio.Group
          value={fact}
          onChange={(event) => setFact(event.target.value)}
          options={facts.map((one) => ({ value: one.fact, label: say(one.name) }))}
        />
      </Field>
      {chosen ? <Cited basis={chosen.basis} /> : null}
      {chosen && !chosen.competent ? <p role="note">{t.notCompetent}</p> : null}
      <Field label={t.facts} id={`${id}f`}>
        <Input.TextArea
          id={`${id}f`}
          rows={4}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Field label={t.otherLaw} id={`${id}o`}>
        <Input
          id={`${id}o`}
          maxLength={300}
          value={otherLaw}
          onChange={(event) => setOtherLaw(event.target.value)}
        />
      </Field>
      {open.error ? <Answer error={open.error} /> : null}
      <Button
        type="primary"
        loading={open.isPending}
        disabled={!fact || text.trim().length < 2 || chosen?.competent === false}
        onClick={send}
      >
        {t.open}
      </Button>
    </Panel>
  )
}
