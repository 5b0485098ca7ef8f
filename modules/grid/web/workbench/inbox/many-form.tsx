/**
 * Choosing the step for several matters, filling in what it asks for, confirming once.
 */
import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { keyOf, useCommand } from '#platform/ui/query.ts'
import { Answer, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { ActionFields, type FieldValues, inputFrom, isMissing } from '#platform/ui/workbench/case/fields.tsx'
import { expectOwn } from '#platform/ui/workbench/live.ts'
import { grid } from '../../../contract.ts'
import { findIn } from '../case/taking.ts'
import type { Action, Matter, MatterRow } from '../row.ts'
import { listWords } from '../words.ts'

/** What became of one of them. */
export type ManyResult = OutputOf<typeof grid.actMany>['results'][number]

/** Fields that the operation for many takes. */
const TAKES = new Set(['note', 'body', 'level', 'pass', 'answer'])
/** So many different situations are looked at before choosing. */
const MOST_KINDS = 8

/** The form. */
export function ManyForm(props: {
  rows: readonly MatterRow[]
  done: (results: ManyResult[]) => void
  cancel: () => void
}) {
  const { rows, done, cancel } = props
  const t = useText(listWords)
  const say = usePick()
  const lang = useLang()
  const find = useMemo(() => findIn(lang), [lang])
  const { actions, looking } = useCommonActions(rows)
  const [name, setName] = useState<string>()
  const [values, setValues] = useState<FieldValues>({})
  const [shown, setShown] = useState(false)
  const send = useCommand(grid.actMany, { onDone: (answer) => done(answer.results) })
  const action = actions.find((one) => one.action === name)
  if (looking) return <RowsComing rows={3} />
  if (actions.length === 0) return <p>{t.manyNone}</p>

  const submit = () => {
    if (!action) return
    setShown(true)
    if (isMissing(action.fields, values)) return
    expectOwn(rows.map((row) => row.id))
    send.mutate({
      action: action.action,
      items: rows.map(({ county, id }) => ({ county, id })),
      ...inputFrom(action.fields, values),
    })
  }
  return (
    <>
      <fieldset className="wb-ways">
        <legend className="wb-field">{t.manyChoose}</legend>
        {actions.map((one) => (
          <label key={one.action}>
            <input
              type="radio"
              name="many"
              checked={one.action === name}
              onChange={() => {
                setName(one.action)
                setValues({})
                setShown(false)
              }}
            />
            <span>
              <b>{say(one.name)}</b>
              <br />
              <span className="wb-soft">{say(one.explains)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {action && (
        <ActionFields
          fields={action.fields}
          values={values}
          set={(part) =>
            setValues((before) => (typeof part === 'function' ? part(before) : { ...before, ...part }))
          }
          place={rows[0]!.place}
          showMissing={shown}
          find={find}
        />
      )}
      <Answer error={send.error} />
      <p className="wb-soft">{t.manyNote}</p>
      <div className="wb-row" style={{ marginTop: 16 }}>
        <Button type="primary" disabled={!action} loading={send.isPending} onClick={submit}>
          {t.manyDo(rows.length, action ? say(action.name) : '…')}
        </Button>
        <Button onClick={cancel}>{t.cancel}</Button>
      </div>
    </>
  )
}

/**
 * Steps that all of them allow. Matters in the same state, of the same kind and with the same body allow the same,
 * so one of each kind is asked.
 */
function useCommonActions(rows: readonly MatterRow[]): { actions: Action[]; looking: boolean } {
  const lang = useLang()
  const samples = useMemo(() => {
    const kinds = new Map<string, MatterRow>()
    for (const row of rows) {
      const kind = [row.procedure, row.state, row.holder, row.suspended, row.supervised].join()
      if (!kinds.has(kind)) kinds.set(kind, row)
    }
    return [...kinds.values()].slice(0, MOST_KINDS)
  }, [rows])
  const asked = useQueries({
    queries: samples.map(({ county, id }) => ({
      queryKey: keyOf(grid.get, lang, { county, id }),
      queryFn: () => call(grid.get, { county, id }) as Promise<Matter>,
    })),
  })
  const allowed = asked.map((one) =>
    (one.data?.actions ?? []).filter(
      (action) => action.allowed && action.fields.every((field) => !field.required || TAKES.has(field.name)),
    ),
  )
  const common = (allowed[0] ?? []).filter((action) =>
    allowed.every((list) => list.some((other) => other.action === action.action)),
  )
  return {
    looking: asked.some((one) => one.isPending),
    actions: common.map((action) => ({
      ...action,
      fields: action.fields.filter((field) => TAKES.has(field.name)),
    })),
  }
}
