/**
 * One list: its items, its versions, what may be done with it next.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { ChevronLeft } from 'lucide-react'
import { useId, useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, Cited, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Facts, Field, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { matters } from '../../contract.ts'
import { classWords, listWords } from '../../text/classes.ts'
import { mattersWords } from '../words.ts'
import '#platform/ui/workbench/case/case.css'
import './matters.css'

type List = OutputOf<typeof matters.list>
type Move = List['moves'][number]

/** The page. */
export function ListPage() {
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const t = useText(mattersWords)
  const say = usePick()
  const go = useGo()
  const asked = useCall(matters.list, { county: String(county), id: String(id) }, { fresh: 0 })
  if (asked.isPending) return <RowsComing rows={6} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  const list = asked.data
  return (
    <>
      <PageHead
        title={list.title}
        above={
          <nav className="wb-trail">
            <Go to="/work/lists">
              <ChevronLeft size={16} aria-hidden="true" />
              {t.backLists}
            </Go>
          </nav>
        }
        about={`${list.placeName} · ${say(listWords[list.kind])} · ${t.version(list.version)} · ${t[list.state]}`}
      >
        {list.mayEdit && (
          <Button onClick={() => go(`/work/lists/new?county=${list.county}&id=${list.id}`)}>{t.edit}</Button>
        )}
        {list.mayRenew && (
          <Button onClick={() => go(`/work/lists/new?county=${list.county}&renews=${list.id}`)}>
            {t.renew}
          </Button>
        )}
      </PageHead>
      <div className="wb-matters-columns">
        <Items list={list} />
        <div className="wb-stack">
          {list.moves.map((move) => (
            <MoveForm key={`${list.state}${move}`} list={list} move={move} />
          ))}
          <About list={list} />
        </div>
      </div>
    </>
  )
}

function Items({ list }: { list: List }) {
  const t = useText(mattersWords)
  const say = usePick()
  if (list.matters.length === 0) return <p className="wb-soft">{t.noItems}</p>
  return (
    <div className="wb-table-room">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.itemTitle}</th>
            {list.kind === 'catalogue' && <th>{t.class}</th>}
            <th>{t.department}</th>
            <th>{list.kind === 'certificate' ? t.competent : t.frequency}</th>
            <th>{t.itemBasis}</th>
          </tr>
        </thead>
        <tbody>
          {list.matters.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {say(one.title)}
                {one.qualified && <div className="wb-soft">{t.qualified}</div>}
              </th>
              {list.kind === 'catalogue' && <td className="wb-one">{say(classWords[one.class])}</td>}
              <td>{one.department ? say(one.department.name) : t.none2}</td>
              <td>{(list.kind === 'certificate' ? one.competent : one.frequency) ?? t.none2}</td>
              <td>{one.stated ?? t.none2}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function About({ list }: { list: List }) {
  const t = useText(mattersWords)
  const lang = useLang()
  const day = (value: string | null) => value && formatDay(value, lang, { year: true })
  return (
    <Panel>
      <Facts
        items={[
          [t.document, list.document && `《${list.document.title}》${list.document.number}`],
          [t.issuedOn, day(list.issuedOn)],
          [t.publishedOn, day(list.publishedOn)],
          [t.filedOn, list.filing && `${list.filing.number} · ${day(list.filing.date)}`],
          [t.reviewOn, day(list.reviewOn)],
          [t.opinions, list.opinions],
          [t.why, list.why],
          [
            t.versions,
            list.versions.length > 1 &&
              list.versions.map((one) => (
                <div key={one.id}>
                  <Go to={`/work/lists/${list.county}/${one.id}`}>{t.version(one.version)}</Go> {t[one.state]}
                </div>
              )),
          ],
        ]}
      />
      <Cited basis={list.basis} />
    </Panel>
  )
}

/** One step of a list's life with what it asks for. */
function MoveForm({ list, move }: { list: List; move: Move }) {
  const t = useText(mattersWords)
  const id = useId()
  const [open, setOpen] = useState(move === 'consult' || move === 'issue' || move === 'publish')
  const [text, setText] = useState('')
  const [paper, setPaper] = useState({ title: '', number: '', date: '' })
  const send = useCommand(matters.moveList, { onDone: () => toast(t.moved) })
  const asksText = move === 'consult' || move === 'withdraw'
  const asksPaper = move === 'issue'
  const asksFiling = move === 'file'
  const ready = asksText
    ? text.trim().length > 1
    : asksPaper
      ? paper.title.trim().length > 1 && paper.number && paper.date
      : asksFiling
        ? paper.number && paper.date
        : true
  if (!open) return <Button onClick={() => setOpen(true)}>{t[move]}</Button>
  return (
    <Panel title={t[move]}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate({
            county: list.county,
            id: list.id,
            move,
            ...(asksText ? { text: text.trim() } : {}),
            ...(asksPaper ? { document: paper } : {}),
            ...(asksFiling ? { filing: { number: paper.number, date: paper.date } } : {}),
          })
        }}
      >
        {asksText && (
          <Field
            id={`${id}t`}
            label={move === 'consult' ? t.opinions : t.why}
            {...(move === 'consult' ? { hint: t.opinionsHint } : {})}
          >
            <Input.TextArea
              id={`${id}t`}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        )}
        {asksPaper && (
          <Field id={`${id}d`} label={t.documentTitle}>
            <Input
              id={`${id}d`}
              maxLength={200}
              value={paper.title}
              onChange={(event) => setPaper({ ...paper, title: event.target.value })}
            />
          </Field>
        )}
        {(asksPaper || asksFiling) && (
          <>
            <Field id={`${id}n`} label={asksFiling ? t.filingNumber : t.documentNumber}>
              <Input
                id={`${id}n`}
                maxLength={100}
                value={paper.number}
                onChange={(event) => setPaper({ ...paper, number: event.target.value })}
              />
            </Field>
            <Field id={`${id}g`} label={asksFiling ? t.filingDate : t.documentDate}>
              <Input
                id={`${id}g`}
                type="date"
                value={paper.date}
                onChange={(event) => setPaper({ ...paper, date: event.target.value })}
              />
            </Field>
          </>
        )}
        <Answer error={send.error} />
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready}
          loading={send.isPending}
          danger={move === 'withdraw'}
        >
          {t[move]}
        </Button>
      </form>
    </Panel>
  )
}
