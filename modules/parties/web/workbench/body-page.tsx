/**
 * One body: what it is, and who holds which position in it.
 */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing, useHas } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Facts, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { parties } from '../../contract.ts'
import { Appoint } from './appoint.tsx'
import { useKinds } from './bodies-page.tsx'
import { EndPosition } from './end-position.tsx'
import { SaveBody } from './save-body.tsx'
import { partyWords } from './words.ts'
import './parties.css'

/** A body with its positions. */
export type BodyWhole = OutputOf<typeof parties.body>
/** A position held in it. */
export type Position = BodyWhole['positions'][number]

/** The page. */
export function BodyPage() {
  const { place, id } = useParams({ strict: false }) as { place: string | number; id: string }
  const asked = useCall(parties.body, { id, place: String(place) })
  if (asked.isPending) return <RowsComing rows={6} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return <Whole body={asked.data} />
}

function Whole({ body }: { body: BodyWhole }) {
  const t = useText(partyWords)
  const say = usePick()
  const go = useGo()
  const acting = useActing()
  const manages = useHas('parties.manage') && body.place.startsWith(acting.place)
  const lists = useHas('grid.read', 'grid.intake', 'grid.supervise', 'grid.check')
  const kinds = useKinds(acting.place)
  const [open, setOpen] = useState<'edit' | 'appoint'>()
  return (
    <>
      <PageHead
        title={body.name}
        about={say(body.kindName)}
        above={<Go to="/work/bodies">{t.backToBodies}</Go>}
      >
        {lists && (
          <Button onClick={() => go(`/work/matters?holder=${body.id}&open=true`)}>{t.matters}</Button>
        )}
        {manages && <Button onClick={() => setOpen('edit')}>{t.edit}</Button>}
        {manages && (
          <Button type="primary" onClick={() => setOpen('appoint')}>
            {t.appoint}
          </Button>
        )}
      </PageHead>
      <div className="wb-body">
        <Panel>
          <Facts
            items={[
              [
                t.place,
                <Go key="place" to={`/work/places/${body.place}`}>
                  {body.placeName}
                </Go>,
              ],
              [t.phone, body.phone && <a href={`tel:${body.phone}`}>{body.phone}</a>],
              [t.address, body.address],
              [t.hours, body.hours && say(body.hours)],
            ]}
          />
        </Panel>
        <Panel
          title={
            <>
              {t.people} <span className="wb-soft wb-num">{body.positions.length}</span>
            </>
          }
        >
          <People body={body} manages={manages} appoint={() => setOpen('appoint')} />
        </Panel>
      </div>
      {open === 'edit' && <SaveBody kinds={kinds} body={body} close={() => setOpen(undefined)} />}
      {open === 'appoint' && <Appoint body={body} close={() => setOpen(undefined)} />}
    </>
  )
}

function People({ body, manages, appoint }: { body: BodyWhole; manages: boolean; appoint: () => void }) {
  const t = useText(partyWords)
  const lang = useLang()
  const say = usePick()
  const [ending, setEnding] = useState<Position>()
  if (body.positions.length === 0) {
    return (
      <Empty title={t.peopleNone} action={manages && <Button onClick={appoint}>{t.appoint}</Button>}>
        {t.peopleNoneText}
      </Empty>
    )
  }
  return (
    <div className="wb-table-x">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.person}</th>
            <th>{t.post}</th>
            <th>{t.at}</th>
            <th>{t.workPhone}</th>
            <th>{t.since}</th>
            {manages && <th />}
          </tr>
        </thead>
        <tbody>
          {body.positions.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="wb-one">
                {one.personName} {one.contact && <span className="wb-flag">{t.contactYes}</span>}
              </th>
              <td>{say(one.postName)}</td>
              <td>{one.placeName}</td>
              <td className="wb-one wb-num">
                {one.workPhone && <a href={`tel:${one.workPhone}`}>{one.workPhone}</a>}
              </td>
              <td className="wb-one">
                {formatDay(one.from, lang, { year: true })}{' '}
                {one.to && t.until(formatDay(one.to, lang, { year: true }))}
              </td>
              {manages && (
                <td className="wb-right">
                  <Button size="small" onClick={() => setEnding(one)}>
                    {t.end}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {ending && <EndPosition position={ending} close={() => setEnding(undefined)} />}
    </div>
  )
}
