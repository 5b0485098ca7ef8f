/** A person of the body above judges what cannot be measured, or takes the judgment back. */
import { Button, Input, Segmented } from 'antd'
import { useId, useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field, Panel } from '#platform/ui/workbench/page.tsx'
import { duties } from '../../contract.ts'
import { useLater } from './later.ts'
import type { One } from './links.ts'
import { dutyWords } from './words.ts'

/** The form; for whoever may not, why. */
export function JudgeForm({ one }: { one: One }) {
  const t = useText(dutyWords)
  const say = usePick()
  const id = useId()
  const [met, setMet] = useState(true)
  const [reason, setReason] = useState('')
  const later = useLater()
  const after = (text: string) => () => {
    toast(text)
    setReason('')
    later()
  }
  const judge = useCommand(duties.judge, { onDone: after(t.judgeDone) })
  const unjudge = useCommand(duties.unjudge, { onDone: after(t.unjudgeDone) })
  const ref = { place: one.place, duty: one.duty, period: one.period }
  if (!one.may.judge) {
    return one.mayNot.judge ? (
      <Panel title={t.judge}>
        <p className="wb-soft">
          {t.mayNotJudge}
          {t.colon}
          {say(one.mayNot.judge)}
        </p>
      </Panel>
    ) : null
  }
  const short = reason.trim().length < 2
  return (
    <Panel title={t.judge}>
      <p className="wb-soft">{t.judgeAbout}</p>
      <form
        className="wb-duty-form"
        onSubmit={(event) => {
          event.preventDefault()
          judge.mutate({ ...ref, met, reason: reason.trim() })
        }}
      >
        <Field label={t.state}>
          <Segmented
            aria-label={t.judge}
            value={met ? 'met' : 'not'}
            onChange={(value) => setMet(value === 'met')}
            options={[
              { value: 'met', label: t.judgeMet },
              { value: 'not', label: t.judgeNot },
            ]}
          />
        </Field>
        <Field id={id} label={t.judgeReason} hint={t.judgeReasonHint}>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Answer error={judge.error ?? unjudge.error} />
        <div className="wb-row">
          <Button type="primary" htmlType="submit" disabled={short} loading={judge.isPending}>
            {t.judgeDo}
          </Button>
          {one.may.unjudge && (
            <Button
              disabled={short}
              loading={unjudge.isPending}
              onClick={() => unjudge.mutate({ ...ref, reason: reason.trim() })}
            >
              {t.unjudge}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  )
}
