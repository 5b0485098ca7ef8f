/**
 * Who serves here: people with their telephone first, the nearest before the others, then the bodies.
 */
import { Phone } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/notice.tsx'
import type { places } from '../../contract.ts'
import { placeWords } from './words.ts'

type Community = OutputOf<typeof places.community>

/** As many as a glance takes in. */
const FIRST = 3

/** The people whom residents may call. */
export function Contacts({ community }: { community: Community }) {
  const t = useText(placeWords)
  const pick = usePick()
  // The grid's own people stand nearest: the longer code is the smaller place.
  const contacts = [...community.contacts].sort((one, other) => other.place.length - one.place.length)
  return (
    <section className="stack" aria-labelledby="who-title">
      <h2 id="who-title">{t.whoServes}</h2>
      {contacts.length === 0 ? <EmptyState title={t.whoEmpty}>{t.whoEmptyText}</EmptyState> : null}
      <Rows
        rows={contacts.map((one) => ({
          key: `${one.name}${one.place}${one.bodyName}`,
          name: one.name,
          role: pick(one.postName),
          about: sayPlace(one.placeName),
          phone: one.phone,
        }))}
      />
    </section>
  )
}

/** The bodies that serve here, with office hours. */
export function Bodies({ community }: { community: Community }) {
  const t = useText(placeWords)
  const pick = usePick()
  if (community.bodies.length === 0) return null
  return (
    <section className="stack" aria-labelledby="bodies-title">
      <h2 id="bodies-title">{t.bodies}</h2>
      <Rows
        rows={community.bodies.map((one) => ({
          key: one.id,
          name: one.name,
          role: '',
          about: [one.hours ? pick(one.hours) : pick(one.kindName), one.address].filter(Boolean).join(' · '),
          phone: one.phone,
        }))}
      />
    </section>
  )
}

interface Row {
  key: string
  name: string
  role: string
  about: string
  phone: string | null
}

function Rows({ rows }: { rows: Row[] }) {
  const t = useText(placeWords)
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    <div className="stack-s">
      <ul className="card-list">
        {shown.map(({ key, name, role, about, phone }) => (
          <li className="list-row" key={key}>
            <span>
              <b>{name}</b> {role ? <span className="quiet">{role}</span> : null}
              <span className="quiet small num" style={{ display: 'block' }}>
                {about}
              </span>
              {phone ? <span className="small num">{phone}</span> : null}
            </span>
            {phone ? (
              <a
                className="btn dial"
                data-look="plain"
                href={`tel:${phone}`}
                aria-label={t.call(name, phone)}
              >
                <Phone aria-hidden="true" />
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      {rows.length > shown.length ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t.allOf(rows.length)}
        </Button>
      ) : null}
    </div>
  )
}
