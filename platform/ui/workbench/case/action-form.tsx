/**
 * The form of one step. A refusal stands calmly in it, what was written stays.
 */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { OperationContract } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { expectOwn } from '#platform/ui/workbench/live.ts'
import { shared } from '#platform/ui/workbench/words.ts'
import { ActionFields, begunWith, type FieldValues, type Find, inputFrom, isMissing } from './fields.tsx'
import type { CaseAction, CaseShown } from './shown.ts'
import { stepWords } from './words.ts'

/** How a module takes steps on its cases. */
export interface Taking {
  /** The operation, and what it is sent. */
  act: OperationContract
  input(shown: CaseShown, action: string, seq: number, filled: Record<string, unknown>): object
  /** The operation that reads the case, to be asked anew when somebody else was faster. */
  get: OperationContract
  find: Find
}

/** The form; `finish` is called after the step was taken. */
export function ActionForm({
  action,
  shown: matter,
  taking,
  finish,
}: {
  action: CaseAction
  shown: CaseShown
  taking: Taking
  finish: () => void
}) {
  const t = useText(stepWords)
  const common = useText(shared)
  const say = usePick()
  const client = useQueryClient()
  const [values, setValues] = useState<FieldValues>(() => begunWith(action.fields))
  const [checked, setChecked] = useState(false)
  const [asking, setAsking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const name = say(action.name)
  const seq = Math.max(0, ...matter.events.map((event) => event.seq))
  const send = useCommand(taking.act, {
    onDone: () => {
      expectOwn([matter.id])
      toast(t.done(name))
      finish()
    },
  })
  const conflict = send.error instanceof CallError && send.error.status === 409
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea,input,button')?.focus(), [])
  useEffect(() => {
    if (conflict) void client.invalidateQueries({ queryKey: [taking.get.name] })
  }, [conflict, client, taking])

  const submit = () => {
    setAsking(false)
    expectOwn([matter.id])
    send.mutate(taking.input(matter, action.action, seq, inputFrom(action.fields, values)) as never)
  }
  return (
    <form
      ref={form}
      className="wb-step-form"
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (isMissing(action.fields, values)) return
        if (action.confirm) setAsking(true)
        else submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
      }}
    >
      <ActionFields
        fields={action.fields}
        values={values}
        set={(part) =>
          setValues((before) => (typeof part === 'function' ? part(before) : { ...before, ...part }))
        }
        place={matter.place}
        showMissing={checked}
        find={taking.find}
        {...(send.error instanceof CallError ? { errors: send.error.fields } : {})}
      />
      <Changed shown={conflict} />
      {!conflict && <Answer error={send.error} />}
      <div className="wb-row">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {name}
        </Button>
        <Button onClick={finish}>{t.stop}</Button>
      </div>
      <Modal
        open={asking}
        title={t.confirmTitle(name)}
        okText={t.confirmDo(name)}
        cancelText={common.cancel}
        onOk={submit}
        onCancel={() => setAsking(false)}
      >
        <p>
          <span className="wb-num">{matter.no}</span> {matter.title}
        </p>
        <p>{say(action.explains)}</p>
        <p>{t.confirmAbout}</p>
      </Modal>
    </form>
  )
}

function Changed({ shown }: { shown: boolean }) {
  const t = useText(stepWords)
  return (
    <div role="status">
      {shown && (
        <div className="wb-problem">
          <p>{t.changed}</p>
        </div>
      )}
    </div>
  )
}
