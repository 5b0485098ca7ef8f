/**
 * Registering a body, or changing one.
 */
import { Button, Input, Modal, Select } from 'antd'
import { useCallback, useId, useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { CallError, call } from '#platform/operation/client.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { Pick } from '#platform/ui/workbench/pick.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { parties } from '../../contract.ts'
import type { Body } from './bodies-page.tsx'
import { partyWords } from './words.ts'

interface SaveBodyProps {
  kinds: { value: string; label: string }[]
  body?: Body
  close: () => void
}

/** Finds places within the acting position's place, for choosing. */
export function useFindPlace() {
  const acting = useActing()
  return useCallback(
    async (text: string, signal: AbortSignal) => {
      if (!text.trim()) {
        const { items } = await call(places.children, { code: acting.place, limit: 40 }, { signal })
        return [
          { value: acting.place, label: acting.placeName },
          ...items.map((one) => ({ value: one.code, label: one.name })),
        ]
      }
      const { items } = await call(places.search, { text: text.trim(), within: acting.place }, { signal })
      return items.map((one) => ({
        value: one.code,
        label: one.name,
        about: one.path.map((up) => up.name).join(' / '),
      }))
    },
    [acting.place, acting.placeName],
  )
}

/** The form in its window. */
export function SaveBody({ kinds, body, close }: SaveBodyProps) {
  const t = useText(partyWords)
  const common = useText(shared)
  const id = useId()
  const find = useFindPlace()
  const say = usePick()
  const acting = useActing()
  const known = useCall(parties.kinds, { place: acting.place }, { fresh: 300_000 }).data?.departments ?? []
  const departments = known.map((one) => ({ value: one.id, label: say(one.name) }))
  const [kind, setKind] = useState(body?.kind)
  const [place, setPlace] = useState(body?.place)
  const [text, setText] = useState({
    name: body?.name ?? '',
    department: body?.department ?? '',
    phone: body?.phone ?? '',
    address: body?.address ?? '',
    zh: body?.hours?.zh ?? '',
    en: body?.hours?.en ?? '',
  })
  const save = useCommand(parties.saveBody, {
    onDone: () => {
      toast(t.saved)
      close()
    },
  })
  const errors = save.error instanceof CallError ? save.error.fields : {}
  const ready = kind && place && text.name.trim().length >= 2
  const field = (key: keyof typeof text, label: string, most: number, optional = true, hint?: string) => (
    <Field
      id={`${id}${key}`}
      label={label}
      hint={hint}
      error={errors[key]}
      {...(optional ? { mark: common.optional } : {})}
    >
      <Input
        id={`${id}${key}`}
        maxLength={most}
        value={text[key]}
        onChange={(event) => setText((before) => ({ ...before, [key]: event.target.value }))}
      />
    </Field>
  )
  const or = (value: string) => value.trim() || null
  return (
    <Modal open title={body ? `${t.edit}：${body.name}` : t.add} footer={null} onCancel={close} width={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!kind || !place) return
          save.mutate({
            ...(body ? { id: body.id } : {}),
            kind,
            place,
            name: text.name.trim(),
            department: or(text.department),
            phone: or(text.phone),
            address: or(text.address),
            hours: text.zh.trim() ? { zh: text.zh.trim(), en: text.en.trim() || text.zh.trim() } : null,
          })
        }}
      >
        <Field id={`${id}kind`} label={t.kind}>
          <Select
            id={`${id}kind`}
            disabled={!!body}
            value={kind ?? null}
            onChange={setKind}
            options={kinds}
            placeholder={common.choose}
            style={{ width: '100%' }}
          />
        </Field>
        {field('name', t.name, 80, false)}
        <Field id={`${id}place`} label={t.place} error={errors.place}>
          <Pick
            id={`${id}place`}
            find={find}
            value={place ? [place] : []}
            known={body ? [{ value: body.place, label: body.placeName }] : []}
            change={([code]) => setPlace(code)}
          />
        </Field>
        {kind === 'dept' && (
          <Field id={`${id}department`} label={t.department} hint={t.departmentHint}>
            <Select
              id={`${id}department`}
              value={text.department || null}
              onChange={(department) => setText((before) => ({ ...before, department }))}
              options={departments}
              placeholder={common.choose}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
            />
          </Field>
        )}
        <div className="wb-two">
          {field('phone', t.phone, 30)}
          {field('address', t.address, 120)}
          {field('zh', t.hours, 80)}
          {field('en', t.hoursEn, 80)}
        </div>
        <Answer error={save.error} />
        <div className="wb-row">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {t.save}
          </Button>
          <Button onClick={close}>{t.cancel}</Button>
        </div>
      </form>
    </Modal>
  )
}
