/**
 * Who serves a place: its bodies, its grids, whom residents may call.
 */
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useHas } from '#platform/ui/workbench/acting.tsx'
import { Empty } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import type { places } from '../../contract.ts'
import { placeWords } from './words.ts'

type Served = OutputOf<typeof places.community>

/** The grids as a table. */
export function Grids({ grids }: { grids: Served['grids'] }) {
  const t = useText(placeWords)
  return (
    <Panel
      title={
        <>
          {t.grids} <span className="wb-soft wb-num">{grids.length}</span>
        </>
      }
    >
      {grids.length === 0 ? (
        <Empty title={t.gridsNone}>{t.gridsNoneText}</Empty>
      ) : (
        <div className="wb-table-x">
          <table className="wb-table">
            <thead>
              <tr>
                <th>{t.name}</th>
                <th>{t.leader}</th>
                <th className="wb-right">{t.workers}</th>
                <th className="wb-right">{t.households}</th>
                <th>{t.basis}</th>
              </tr>
            </thead>
            <tbody>
              {grids.map((grid) => (
                <tr key={grid.code}>
                  <th scope="row">
                    <Go to={`/work/places/${grid.code}`}>{grid.name}</Go>
                    <div className="wb-soft">
                      <span className="wb-num">{grid.code.slice(-3)}</span> ·{' '}
                      {grid.kind === 'urban' ? t.urbanGrid : t.ruralGrid}
                    </div>
                  </th>
                  <td>{grid.leader ?? <span className="wb-soft">{t.noLeader}</span>}</td>
                  <td className="wb-right">{grid.workers}</td>
                  <td className="wb-right">{grid.households ?? '─'}</td>
                  <td>{grid.basis.join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

/** Whom residents may call. */
export function Contacts({ served }: { served: Served }) {
  const t = useText(placeWords)
  const say = usePick()
  return (
    <section>
      <h2>{t.contacts}</h2>
      {served.contacts.length === 0 && <p className="wb-soft">{t.contactsNoneText}</p>}
      <ul className="wb-contacts">
        {served.contacts.map((one) => (
          <li key={`${one.name}${one.place}${one.postName.zh}`}>
            <div>
              <b>{one.name}</b> {say(one.postName)}
            </div>
            <div className="wb-soft">{one.placeName}</div>
            {one.phone && (
              <a href={`tel:${one.phone}`} className="wb-num">
                {one.phone}
              </a>
            )}
          </li>
        ))}
        <li>
          <div>{t.hotline}</div>
          <a href={`tel:${served.hotline}`} className="wb-num">
            {served.hotline}
          </a>
        </li>
      </ul>
    </section>
  )
}

/** The bodies of a place. */
export function PlaceBodies({ served }: { served: Served }) {
  const t = useText(placeWords)
  const say = usePick()
  const reads = useHas('parties.read', 'parties.manage')
  return (
    <Panel title={t.bodies}>
      {served.bodies.length === 0 ? (
        <Empty title={t.bodiesNone}>{t.bodiesNoneText}</Empty>
      ) : (
        <ul className="wb-bodies">
          {served.bodies.map((body) => (
            <li key={body.id}>
              <div>
                {reads ? (
                  <Go to={`/work/bodies/${body.place}/${body.id}`}>{body.name}</Go>
                ) : (
                  <b>{body.name}</b>
                )}
                <div className="wb-soft">{say(body.kindName)}</div>
              </div>
              <div className="wb-soft">
                {[body.address, body.hours && say(body.hours)].filter(Boolean).join(' · ')}
                {body.phone && (
                  <>
                    {' '}
                    <a href={`tel:${body.phone}`} className="wb-num">
                      {body.phone}
                    </a>
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
