/** What the law says must be weighed: each factor with its facts and a comment, each principle with how it is kept. */
import { Input } from 'antd'
import { useId } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Cited } from '#platform/ui/workbench/answers.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import type { Draft, Form } from './drawn.ts'
import { changeWords } from './words.ts'

interface FactorsProps {
  factors: Form['factors']
  given: Draft['factors']
  change: (id: string, part: { value?: string; comment?: string }) => void
}

/** The fields, by kind, the law quoted once. */
export function Factors({ factors, given, change }: FactorsProps) {
  const t = useText(changeWords)
  const [first] = factors
  if (!first) return null
  return (
    <section>
      <h2>{t.factors}</h2>
      <Cited basis={first.basis} />
      {(['main', 'secondary', 'principle'] as const).map((kind) => {
        const some = factors.filter((factor) => factor.kind === kind)
        if (some.length === 0) return null
        return (
          <fieldset key={kind} className="wb-factors">
            <legend>{t[kind]}</legend>
            {some.map((factor) => (
              <One key={factor.id} factor={factor} given={given[factor.id]} change={change} />
            ))}
          </fieldset>
        )
      })}
    </section>
  )
}

interface OneProps {
  factor: Form['factors'][number]
  given: { value: string; comment: string } | undefined
  change: FactorsProps['change']
}

function One({ factor, given, change }: OneProps) {
  const t = useText(changeWords)
  const say = usePick()
  const id = useId()
  const name = say(factor.name)
  const isPrinciple = factor.kind === 'principle'
  return (
    <div className="wb-factor">
      <h3>{name}</h3>
      {!isPrinciple && (
        <Field id={`${id}v`} label={t.value}>
          <Input
            id={`${id}v`}
            aria-label={`${name}：${t.value}`}
            maxLength={500}
            value={given?.value ?? ''}
            onChange={(event) => change(factor.id, { value: event.target.value })}
          />
        </Field>
      )}
      <Field id={`${id}c`} label={isPrinciple ? t.principleComment : t.comment}>
        <Input.TextArea
          id={`${id}c`}
          aria-label={`${name}：${isPrinciple ? t.principleComment : t.comment}`}
          autoSize
          maxLength={1000}
          value={given?.comment ?? ''}
          onChange={(event) => change(factor.id, { comment: event.target.value })}
        />
      </Field>
    </div>
  )
}
