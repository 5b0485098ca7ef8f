/** Setting a figure: the value, the document that sets it, the day from which it holds. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { kindOfUnit, type SettingValue } from '#platform/law/setting-value.ts'
import { CallError } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field, Panel } from '#platform/ui/workbench/page.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { settings } from '../../contract.ts'
import type { Item } from '../item.ts'
import { settingWords } from '../words.ts'
import { ValueField } from './value-field.tsx'

/** The form. Without `close` it is the page's only way on and stays. */
export function SetForm({ item, place, close }: { item: Item; place: string; close?: () => void }) {
  const t = useText(settingWords)
  const common = useText(shared)
  const id = useId()
  const [value, setValue] = useState<SettingValue>()
  const [document, setDocument] = useState({ title: '', number: '', date: '', link: '' })
  const [validFrom, setValidFrom] = useState('')
  const set = useCommand(settings.set, {
    onDone: () => {
      toast(t.setDone)
      close?.()
    },
  })
  const errors = set.error instanceof CallError ? set.error.fields : {}
  const write = (part: Partial<typeof document>) => setDocument((before) => ({ ...before, ...part }))
  const ready = value !== undefined && document.title.trim() && document.date && validFrom
  return (
    <Panel title={item.inForce ? t.setAnew : t.set}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (value === undefined) return
          const given = Array.isArray(value) ? value.map((one) => one.trim()).filter(Boolean) : value
          set.mutate({
            place,
            parameter: item.parameter,
            value: given,
            document: {
              title: document.title.trim(),
              date: document.date,
              number: document.number.trim() || null,
              link: document.link.trim() || null,
            },
            validFrom,
          })
        }}
      >
        <Field
          id={`${id}v`}
          label={t.value}
          error={errors.value}
          {...(kindOfUnit(item.unit) === 'list' ? { hint: t.listHint } : {})}
        >
          <ValueField id={`${id}v`} unit={item.unit} value={value} change={setValue} />
        </Field>
        <Field
          id={`${id}t`}
          label={t.documentTitle}
          hint={t.documentTitleHint}
          error={errors['document.title']}
        >
          <Input
            id={`${id}t`}
            maxLength={120}
            value={document.title}
            onChange={(event) => write({ title: event.target.value })}
          />
        </Field>
        <div className="wb-setting-two">
          <Field
            id={`${id}n`}
            label={t.documentNumber}
            mark={common.optional}
            error={errors['document.number']}
          >
            <Input
              id={`${id}n`}
              maxLength={60}
              value={document.number}
              onChange={(event) => write({ number: event.target.value })}
            />
          </Field>
          <Field id={`${id}d`} label={t.documentDate} error={errors['document.date']}>
            <input
              id={`${id}d`}
              type="date"
              className="wb-date"
              value={document.date}
              onChange={(event) => write({ date: event.target.value })}
            />
          </Field>
        </div>
        <Field
          id={`${id}l`}
          label={t.documentLink}
          mark={common.optional}
          hint={t.linkHint}
          error={errors['document.link']}
        >
          <Input
            id={`${id}l`}
            maxLength={500}
            inputMode="url"
            value={document.link}
            onChange={(event) => write({ link: event.target.value })}
          />
        </Field>
        <Field id={`${id}f`} label={t.validFrom} hint={t.validFromHint} error={errors.validFrom}>
          <input
            id={`${id}f`}
            type="date"
            className="wb-date"
            value={validFrom}
            onChange={(event) => setValidFrom(event.target.value)}
          />
        </Field>
        <Answer error={set.error} />
        <div className="wb-row">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={set.isPending}>
            {t.setDo}
          </Button>
          {close && <Button onClick={close}>{t.cancel}</Button>}
        </div>
      </form>
    </Panel>
  )
}
