/**
 * A new entrustment: which community, which matter, on what terms. A refusal stands in the form with its article, and
 * what was written stays.
 */
import { Button, Input, Radio, Select } from 'antd'
import { ChevronLeft } from 'lucide-react'
import { useCallback, useId, useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { grid } from '#modules/grid/contract.ts'
import { places } from '#modules/places/contract.ts'
import { CallError, call } from '#platform/operation/client.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer, Cited } from '#platform/ui/workbench/answers.tsx'
import { placeChoice } from '#platform/ui/workbench/case/find.ts'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Field, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { Pick } from '#platform/ui/workbench/pick.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { matters } from '../../contract.ts'
import { classWords } from '../../text/classes.ts'
import { mattersWords } from '../words.ts'
import '#platform/ui/workbench/case/case.css'
import './matters.css'

const empty = {
  place: '',
  to: '',
  kind: 'list' as 'list' | 'work' | 'new',
  item: '',
  category: '',
  title: '',
  scope: '',
  starts: '',
  ends: '',
  people: '',
  support: '',
  offered: '',
  documentTitle: '',
  documentNumber: '',
  documentDate: '',
  ordered: false,
}
type Draft = typeof empty

/** The page. */
export function NewRequestPage() {
  const t = useText(mattersWords)
  const common = useText(shared)
  const go = useGo()
  const acting = useActing()
  const id = useId()
  const [sending] = useState(() => uuidv7())
  const [draft, setDraft] = useState<Draft>(() => ({
    ...empty,
    place: acting.place.length === 12 ? acting.place : '',
  }))
  const [checked, setChecked] = useState(false)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const send = useCommand(matters.entrust, {
    onDone: ({ county, id: one }) => {
      toast(t.sent)
      go(`/work/cases/${county}/${one}`)
    },
  })
  const errors = send.error instanceof CallError ? send.error.fields : {}
  const chosen = draft.kind === 'new' || (draft.kind === 'list' ? draft.item !== '' : draft.category !== '')
  const lacks = (given: unknown) => (checked && !given ? t.fill : undefined)
  const ready =
    draft.place && draft.to && chosen && draft.title.trim().length >= 4 && draft.scope.trim().length >= 2
  return (
    <>
      <PageHead
        title={t.newTitle}
        about={t.newLead}
        above={
          <nav className="wb-trail">
            <Go to="/work/requests">
              <ChevronLeft size={16} aria-hidden="true" />
              {t.back}
            </Go>
          </nav>
        }
      />
      <form
        noValidate
        className="wb-matters-form"
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (ready) send.mutate(inputOf(sending, draft))
        }}
      >
        <Panel>
          <Community draft={draft} set={set} error={lacks(draft.place)} />
          {draft.place && <Addressee draft={draft} set={set} error={lacks(draft.to)} />}
          {draft.place && <MatterField draft={draft} set={set} error={lacks(chosen)} />}
          <Field
            id={`${id}t`}
            label={t.title}
            hint={t.titleHint}
            error={errors.title ?? lacks(draft.title.trim().length >= 4)}
          >
            <Input
              id={`${id}t`}
              maxLength={120}
              value={draft.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Field>
          <Field id={`${id}s`} label={t.scope} error={errors.scope ?? lacks(draft.scope.trim().length >= 2)}>
            <Input.TextArea
              id={`${id}s`}
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={2000}
              value={draft.scope}
              onChange={(event) => set({ scope: event.target.value })}
            />
          </Field>
          <Field label={t.manner}>
            <Radio.Group
              value={draft.ordered}
              onChange={(event) => set({ ordered: event.target.value as boolean })}
              options={[
                { value: false, label: t.ask },
                { value: true, label: t.order },
              ]}
            />
          </Field>
        </Panel>
        <Panel>
          <div className="wb-matters-two">
            <Field id={`${id}a`} label={t.starts} mark={common.optional}>
              <Input
                id={`${id}a`}
                type="date"
                value={draft.starts}
                onChange={(event) => set({ starts: event.target.value })}
              />
            </Field>
            <Field id={`${id}e`} label={t.ends2} mark={common.optional}>
              <Input
                id={`${id}e`}
                type="date"
                value={draft.ends}
                onChange={(event) => set({ ends: event.target.value })}
              />
            </Field>
            <Field id={`${id}o`} label={t.offered} mark={common.optional}>
              <Input
                id={`${id}o`}
                type="number"
                inputMode="decimal"
                min={0}
                value={draft.offered}
                onChange={(event) => set({ offered: event.target.value })}
              />
            </Field>
            <Field id={`${id}p`} label={t.people} mark={common.optional}>
              <Input
                id={`${id}p`}
                maxLength={300}
                value={draft.people}
                onChange={(event) => set({ people: event.target.value })}
              />
            </Field>
          </div>
          <Field id={`${id}u`} label={t.support} mark={common.optional} hint={t.supportHint}>
            <Input
              id={`${id}u`}
              maxLength={500}
              value={draft.support}
              onChange={(event) => set({ support: event.target.value })}
            />
          </Field>
          <Field id={`${id}d`} label={t.documentTitle} mark={common.optional} hint={t.documentHint}>
            <Input
              id={`${id}d`}
              maxLength={200}
              value={draft.documentTitle}
              onChange={(event) => set({ documentTitle: event.target.value })}
            />
          </Field>
          {draft.documentTitle && (
            <div className="wb-matters-two">
              <Field id={`${id}n`} label={t.documentNumber} error={lacks(draft.documentNumber)}>
                <Input
                  id={`${id}n`}
                  maxLength={100}
                  value={draft.documentNumber}
                  onChange={(event) => set({ documentNumber: event.target.value })}
                />
              </Field>
              <Field id={`${id}g`} label={t.documentDate} error={lacks(draft.documentDate)}>
                <Input
                  id={`${id}g`}
                  type="date"
                  value={draft.documentDate}
                  onChange={(event) => set({ documentDate: event.target.value })}
                />
              </Field>
            </div>
          )}
        </Panel>
        <Answer error={send.error} />
        <div className="wb-row">
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t.send}
          </Button>
        </div>
      </form>
    </>
  )
}

function inputOf(id: string, draft: Draft) {
  const { place, to, title, scope, ordered } = draft
  const text = (value: string) => value.trim() || undefined
  return {
    id,
    place,
    to,
    title: title.trim(),
    scope: scope.trim(),
    ordered,
    item: draft.kind === 'list' ? draft.item : undefined,
    category: draft.kind === 'work' ? draft.category : undefined,
    starts: text(draft.starts),
    ends: text(draft.ends),
    people: text(draft.people),
    support: text(draft.support),
    offered: draft.offered ? Number(draft.offered) : undefined,
    document: draft.documentTitle
      ? { title: draft.documentTitle, number: draft.documentNumber, date: draft.documentDate }
      : undefined,
  }
}

interface Part {
  draft: Draft
  set: (part: Partial<Draft>) => void
  error: string | undefined
}

function Community({ draft, set, error }: Part) {
  const t = useText(mattersWords)
  const id = useId()
  const acting = useActing()
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      const within = acting.place
      if (!text.trim()) {
        const below = await call(places.children, { code: within, limit: 50 }, { signal })
        return below.items
          .filter(({ code }) => code.length === 12)
          .map((one) => ({ value: one.code, label: one.name }))
      }
      const { items } = await call(
        places.search,
        { text: text.trim(), within, levels: ['community'] },
        { signal },
      )
      return items.map(placeChoice)
    },
    [acting.place],
  )
  if (acting.place.length >= 12) return null
  return (
    <Field id={id} label={t.community} error={error}>
      <Pick
        id={id}
        find={find}
        value={draft.place ? [draft.place] : []}
        change={([place]) => set({ place: place ?? '', to: '', item: '' })}
        placeholder={t.findCommunity}
      />
    </Field>
  )
}

function Addressee({ draft, set, error }: Part) {
  const t = useText(mattersWords)
  const say = usePick()
  const asked = useCall(matters.addressees, { place: draft.place })
  if (!asked.data) return <Answer error={asked.error} />
  if (asked.data.items.length === 0) return <p className="wb-problem">{t.noAddressee}</p>
  return (
    <Field label={t.addressee} error={error}>
      <Radio.Group
        className="wb-matters-radios"
        value={draft.to}
        onChange={(event) => set({ to: event.target.value as string })}
        options={asked.data.items.map((one) => ({
          value: one.id,
          label: `${one.name}（${say(one.kindName)}）`,
        }))}
      />
    </Field>
  )
}

function MatterField({ draft, set, error }: Part) {
  const t = useText(mattersWords)
  const say = usePick()
  const id = useId()
  const asked = useCall(matters.catalogue, { place: draft.place })
  const work = useCall(grid.categories, { place: draft.place }, { when: draft.kind === 'work' })
  const groups = useMemo(() => {
    const items = (asked.data?.items ?? []).filter((one) => one.class !== 'certificate')
    return Object.entries(classWords).flatMap(([name, words]) => {
      const own = items.filter((one) => one.class === name)
      if (own.length === 0) return []
      return [
        {
          label: say(words),
          options: own.map((one) => ({ value: one.id, label: say(one.title) })),
        },
      ]
    })
  }, [asked.data, say])
  const chosen = asked.data?.items.find((one) => one.id === draft.item)
  return (
    <Field id={id} label={t.matter} hint={t.matterHint} error={error}>
      <Radio.Group
        className="wb-matters-radios"
        value={draft.kind}
        onChange={(event) => set({ kind: event.target.value as Draft['kind'] })}
        options={[
          { value: 'list', label: t.fromList },
          { value: 'work', label: t.fromWork },
          { value: 'new', label: t.newMatter },
        ]}
      />
      {draft.kind === 'list' &&
        (asked.data && groups.length === 0 ? (
          <p className="wb-soft">{t.listEmpty}</p>
        ) : (
          <Select
            id={id}
            aria-label={t.chooseMatter}
            placeholder={t.chooseMatter}
            showSearch={{ optionFilterProp: 'label' }}
            {...(draft.item ? { value: draft.item } : {})}
            onChange={(item: string) => set({ item })}
            options={groups}
            style={{ width: '100%' }}
          />
        ))}
      {draft.kind === 'work' && (
        <Select
          aria-label={t.category}
          placeholder={t.category}
          showSearch={{ optionFilterProp: 'label' }}
          {...(draft.category ? { value: draft.category } : {})}
          onChange={(category: string) => set({ category })}
          options={(work.data?.items ?? []).map((one) => ({ value: one.id, label: say(one.name) }))}
          style={{ width: '100%' }}
        />
      )}
      {draft.kind === 'list' && chosen && (
        <div className="wb-matters-chosen">
          <b>{say(classWords[chosen.class])}</b>
          {chosen.stated && <span className="wb-soft"> {chosen.stated}</span>}
          <Cited basis={chosen.basis} />
        </div>
      )}
    </Field>
  )
}
