/**
 * Proposing a change of communities, and amending the proposal while it is being drawn up.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Input, Segmented, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { communities } from '#modules/communities/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Field, PageHead } from '#platform/ui/workbench/page.tsx'
import { withMoved } from '../divide/drawn.ts'
import { Editor } from '../divide/editor.tsx'
import { CommunityList } from './community-list.tsx'
import {
  type Community,
  type Draft,
  type Form,
  freeCode,
  newKey,
  proposed,
  readCommunities,
} from './drawn.ts'
import { Ends } from './ends.tsx'
import { Factors } from './factors.tsx'
import { changeWords } from './words.ts'
import '../places.css'

const empty: Draft = { kind: 'set-up', reason: '', communities: [], ends: [], factors: {} }

/** A new proposal at a township or county. */
export function ProposePage() {
  const { code } = useParams({ strict: false }) as { code: string | number }
  const place = String(code)
  const asked = useCall(communities.form, { place }, { fresh: 300_000 })
  if (asked.isPending) return <RowsComing rows={6} />
  if (!asked.data) return <Failure error={asked.error!} />
  return <Proposing form={asked.data} begin={empty} />
}

/** A proposal that is amended. */
export function AmendPage() {
  const params = useParams({ strict: false }) as { county: string; id: string }
  const ref = { county: String(params.county), id: params.id }
  const change = useCall(communities.change, ref, { fresh: 0 })
  const place = change.data?.place.code ?? ''
  const asked = useCall(communities.form, { place }, { fresh: 300_000, when: place !== '' })
  if (change.error ?? asked.error) return <Failure error={(change.error ?? asked.error)!} />
  if (!change.data || !asked.data) return <RowsComing rows={6} />
  const { kind, reason, ends, factors, seq } = change.data
  const begin: Draft = {
    kind,
    reason,
    communities: change.data.communities.map((one) => ({
      ...one,
      key: newKey(),
      committees: one.committees === null ? '' : String(one.committees),
    })),
    ends: ends.map((one) => ({ code: one.code, into: one.into?.code ?? null })),
    factors: Object.fromEntries(factors.map(({ id, value, comment }) => [id, { value, comment }])),
  }
  return <Proposing form={asked.data} begin={begin} amends={{ ...ref, seq }} />
}

interface ProposingProps {
  form: Form
  begin: Draft
  amends?: { county: string; id: string; seq: number }
}

function Proposing({ form, begin, amends }: ProposingProps) {
  const t = useText(changeWords)
  const say = usePick()
  const { code, name } = form.place
  const back = <Go to={`/work/places/${code}`}>{name}</Go>
  if (!form.used)
    return (
      <>
        <PageHead title={t.title(name)} above={back} />
        <Empty title={t.notUsed}>{t.notUsedText}</Empty>
      </>
    )
  return (
    <>
      <PageHead
        title={amends ? t.amendTitle : t.title(name)}
        above={back}
        about={t.about(say(form.decider))}
      />
      <Drawing form={form} begin={begin} amends={amends} />
    </>
  )
}

function Drawing({ form, begin, amends }: ProposingProps & { amends: ProposingProps['amends'] | undefined }) {
  const t = useText(changeWords)
  const go = useGo()
  const id = useId()
  const own = useRef(uuidv7())
  const [draft, setDraft] = useState(begin)
  const [chosen, setChosen] = useState<string>()
  const [shown, setShown] = useState(false)
  const done = (says: string) => (ref: { county: string; id: string }) => {
    toast(says)
    go(`/work/communities/${ref.county}/${ref.id}`)
  }
  const propose = useCommand(communities.propose, { onDone: done(t.saved) })
  const amend = useCommand(communities.amend, { onDone: done(t.amended) })
  const put = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const all = draft.communities
  const present = new Set(form.communities.map((one) => one.code))
  const ending = new Set(draft.ends.map((one) => one.code))
  const others = form.communities.filter(
    (one) => !all.some(({ code }) => code === one.code) && !ending.has(one.code),
  )
  const add = (boundary: NonNullable<Community['boundary']>) => {
    const bare = all.find((one) => one.key === chosen && !one.boundary)
    if (bare) return put({ communities: all.map((one) => (one === bare ? { ...one, boundary } : one)) })
    const township = all[0]?.code.slice(0, 9) ?? (form.place.code.length === 9 ? form.place.code : undefined)
    const rural = others[0]?.rural ?? all[0]?.rural ?? false
    const key = newKey()
    const fresh = { key, code: freeCode(form, all, rural, township), name: t.newOne, rural }
    put({ communities: [...all, { ...fresh, committees: '', boundary }] })
    setChosen(key)
  }
  const bare = all.some((one) => !one.boundary)
  const isNothing = all.length + draft.ends.length === 0
  const ready = draft.reason.trim() !== '' && !isNothing && !bare
  const send = () => {
    setShown(true)
    if (!ready) return
    if (amends) amend.mutate({ ...amends, ...proposed(draft) })
    else propose.mutate({ id: own.current, place: form.place.code, ...proposed(draft) })
  }
  const areas = all.flatMap(({ key, name, boundary }) =>
    boundary ? [{ key, name, kind: 'urban' as const, households: '', basis: '', boundary }] : [],
  )
  const ground = form.communities
    .filter(({ code }) => !all.some((one) => one.code === code))
    .flatMap(({ code, name, boundary }) => (boundary ? [{ key: code, name, boundary }] : []))
  return (
    <div className="wb-divide">
      <div>
        {areas.length + ground.length > 0 || form.outline ? (
          <Editor
            drawn={areas}
            ground={ground}
            outline={form.outline}
            chosen={chosen}
            choose={setChosen}
            add={add}
            drawName={t.draw}
            move={(from, to) =>
              put({
                communities: all.map((one) =>
                  one.boundary ? { ...one, boundary: withMoved(one.boundary, from, to) } : one,
                ),
              })
            }
          />
        ) : (
          <Empty title={t.noBoundary} />
        )}
      </div>
      <form
        className="wb-stack"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Field label={t.kind} hint={t.kindHint}>
          <Segmented
            value={draft.kind}
            onChange={(kind) => put({ kind, ...(kind === 'adjust' ? { ends: [] } : {}) })}
            options={(['set-up', 'adjust', 'abolish'] as const).map((value) => ({ value, label: t[value] }))}
          />
        </Field>
        <section>
          <h2>
            {t.communities} <span className="wb-soft wb-num">{all.length}</span>
          </h2>
          <p className="wb-soft">{t.communitiesText}</p>
          <Sources
            form={form}
            others={others}
            take={(fresh) => {
              put({ communities: [...all, ...fresh] })
              setChosen(fresh[0]?.key)
            }}
            replace={(read) => put({ communities: read })}
          />
          <CommunityList
            all={all}
            present={present}
            chosen={chosen}
            choose={setChosen}
            change={(key, part) =>
              put({ communities: all.map((one) => (one.key === key ? { ...one, ...part } : one)) })
            }
            remove={(key) => put({ communities: all.filter((one) => one.key !== key) })}
          />
        </section>
        {draft.kind !== 'adjust' && <Ends form={form} draft={draft} change={(ends) => put({ ends })} />}
        <Factors
          factors={form.factors}
          given={draft.factors}
          change={(factor, part) => {
            const before = draft.factors[factor] ?? { value: '', comment: '' }
            put({ factors: { ...draft.factors, [factor]: { ...before, ...part } } })
          }}
        />
        <Field
          id={id}
          label={t.reason}
          hint={t.reasonHint}
          error={shown && !draft.reason.trim() ? t.missingReason : undefined}
        >
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => put({ reason: event.target.value })}
          />
        </Field>
        {shown && isNothing && <p role="alert">{t.nothing}</p>}
        {shown && bare && <p role="alert">{t.noBoundary}</p>}
        <Missing form={form} draft={draft} />
        <Answer error={propose.error ?? amend.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={propose.isPending || amend.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </div>
  )
}

/** Says what is still missing; saving is possible all the same. */
function Missing({ form, draft }: { form: Form; draft: Draft }) {
  const t = useText(changeWords)
  const say = usePick()
  const open = form.factors.filter(({ id, kind }) => {
    const given = draft.factors[id]
    return !given?.comment.trim() || (kind !== 'principle' && !given.value.trim())
  })
  if (open.length === 0) return null
  return <p className="wb-hint">{t.missing(open.map(({ name }) => say(name)).join('、'))}</p>
}

interface SourcesProps {
  form: Form
  others: Form['communities']
  take: (fresh: Community[]) => void
  replace: (read: Community[]) => void
}

/** Where the communities of a proposal come from: those that there are, or a file. */
function Sources({ form, others, take, replace }: SourcesProps) {
  const t = useText(changeWords)
  const file = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    try {
      const all = readCommunities(await chosen.text(), form, t.newOne)
      replace(all)
      setSaid(t.imported(all.length))
    } catch {
      setSaid(t.importBad)
    }
  }
  return (
    <>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t.take}
        aria-label={t.take}
        notFoundContent={t.takeNone}
        style={{ width: '100%' }}
        options={others.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code: string | null) => {
          const one = others.find((other) => other.code === code)
          if (one) take([{ ...one, key: newKey(), rural: one.rural ?? false, committees: '' }])
        }}
      />
      <div className="wb-row" style={{ marginTop: 8 }}>
        <Button onClick={() => file.current?.click()}>{t.import}</Button>
        <input
          ref={file}
          className="wb-hidden"
          type="file"
          tabIndex={-1}
          aria-label={t.import}
          accept=".geojson,.json,application/geo+json"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <p className="wb-hint">{t.importHint}</p>
      <p role="status">{said}</p>
    </>
  )
}
