/**
 * A draft of a list: its name and its items, one under the other.
 */
import { Button, Checkbox, Input, Select } from 'antd'
import { ChevronLeft, Plus, Trash2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useAsked, useGo } from '#platform/ui/workbench/go.tsx'
import { Field, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { matters } from '../../contract.ts'
import { classWords, listWords } from '../../text/classes.ts'
import { mattersWords } from '../words.ts'
import '#platform/ui/workbench/case/case.css'
import './matters.css'

type List = OutputOf<typeof matters.list>
type Kind = List['kind']
type Item = InputOf<typeof matters.saveList>['items'][number]

const classesOf = (kind: Kind): Item['class'][] =>
  kind === 'catalogue' ? ['responsible', 'coordinate', 'cooperate'] : [kind]

/** The page: a new list (`kind`), a draft (`id`), or the next version of one in force (`renews`). */
export function EditListPage() {
  const asked: Record<string, string | undefined> = Object.fromEntries(useAsked())
  const from = asked.id ?? asked.renews
  const known = useCall(
    matters.list,
    { county: asked.county ?? '000000', id: from ?? '' },
    { when: from !== undefined, fresh: 0 },
  )
  if (from && known.isPending) return <RowsComing rows={6} />
  if (from && !known.data) return <Failure error={known.error!} again={() => void known.refetch()} />
  const kind = known.data?.kind ?? ((asked.kind ?? 'assist') as Kind)
  return (
    <Editor
      key={from ?? kind}
      kind={kind}
      {...(known.data ? { known: known.data } : {})}
      renews={asked.renews}
    />
  )
}

function Editor({ kind, known, renews }: { kind: Kind; known?: List; renews: string | undefined }) {
  const t = useText(mattersWords)
  const say = usePick()
  const go = useGo()
  const acting = useActing()
  const id = useId()
  const next = useRef(0)
  const [title, setTitle] = useState(known?.title ?? say(listWords[kind]))
  const [reviewOn, setReviewOn] = useState(known?.reviewOn ?? '')
  const [rows, setRows] = useState<(Item & { key: number })[]>(() =>
    (known?.matters ?? []).map((one) => ({
      key: next.current++,
      class: one.class,
      title: say(one.title),
      department: one.department?.id ?? null,
      basis: one.stated,
      frequency: one.frequency,
      qualified: one.qualified,
      competent: one.competent,
    })),
  )
  const save = useCommand(matters.saveList, {
    onDone: ({ county, id: one }) => {
      toast(t.saved)
      go(`/work/lists/${county}/${one}`)
    },
  })
  const change = (key: number, part: Partial<Item>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const ready = title.trim().length > 1 && rows.every((row) => row.title.trim().length > 1)
  return (
    <>
      <PageHead
        title={renews ? t.renew : known ? t.edit : t.newList}
        about={`${acting.placeName} · ${say(listWords[kind])}`}
        above={
          <nav className="wb-trail">
            <Go to="/work/lists">
              <ChevronLeft size={16} aria-hidden="true" />
              {t.backLists}
            </Go>
          </nav>
        }
      />
      <form
        noValidate
        className="wb-matters-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({
            ...(known && !renews ? { id: known.id } : {}),
            ...(renews ? { renews } : {}),
            place: acting.place,
            kind,
            title: title.trim(),
            reviewOn: reviewOn || null,
            items: rows.map(({ key: _, ...row }) => row),
          })
        }}
      >
        <Panel>
          <Field id={`${id}t`} label={t.listTitle}>
            <Input
              id={`${id}t`}
              maxLength={120}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <Field id={`${id}r`} label={t.reviewOn}>
            <Input
              id={`${id}r`}
              type="date"
              style={{ maxWidth: 200 }}
              value={reviewOn}
              onChange={(event) => setReviewOn(event.target.value)}
            />
          </Field>
        </Panel>
        <div>
          {rows.length === 0 && <p className="wb-soft">{t.noItems}</p>}
          {rows.map((row) => (
            <ItemFields
              key={row.key}
              kind={kind}
              row={row}
              place={acting.place}
              change={(part) => change(row.key, part)}
              remove={() => setRows((before) => before.filter((one) => one.key !== row.key))}
            />
          ))}
          <Button
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => {
              const item = { key: next.current++, class: classesOf(kind)[0]!, title: '' }
              setRows((before) => [...before, item])
            }}
          >
            {t.addItem}
          </Button>
        </div>
        <Answer error={save.error} />
        <div className="wb-row">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </>
  )
}

interface ItemProps {
  kind: Kind
  row: Item
  place: string
  change: (part: Partial<Item>) => void
  remove: () => void
}

function ItemFields({ kind, row, change, remove }: ItemProps) {
  const t = useText(mattersWords)
  const common = useText(shared)
  const say = usePick()
  const id = useId()
  const text = (name: 'basis' | 'frequency' | 'competent', label: string, most: number) => (
    <Field id={`${id}${name}`} label={label} mark={common.optional}>
      <Input
        id={`${id}${name}`}
        maxLength={most}
        value={row[name] ?? ''}
        onChange={(event) => change({ [name]: event.target.value || null })}
      />
    </Field>
  )
  return (
    <div className="wb-matters-item">
      <Field id={`${id}t`} label={t.itemTitle}>
        <Input
          id={`${id}t`}
          maxLength={200}
          value={row.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      {kind === 'catalogue' && (
        <Field id={`${id}c`} label={t.class}>
          <Select
            id={`${id}c`}
            value={row.class}
            onChange={(next) => change({ class: next })}
            options={classesOf(kind).map((value) => ({ value, label: say(classWords[value]) }))}
            style={{ width: '100%' }}
          />
        </Field>
      )}
      {text('basis', t.itemBasis, 300)}
      {kind === 'certificate' ? text('competent', t.competent, 200) : text('frequency', t.frequency, 100)}
      <div className="wb-row">
        {kind !== 'certificate' && (
          <Checkbox
            checked={row.qualified ?? false}
            onChange={(event) => change({ qualified: event.target.checked })}
          >
            {t.qualified}
          </Checkbox>
        )}
        <Button type="text" icon={<Trash2 size={16} aria-hidden="true" />} onClick={remove}>
          {t.removeItem}
        </Button>
      </div>
    </div>
  )
}
