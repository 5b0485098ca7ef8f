/**
 * Who serves here: people with their telephone first, then the bodies.
 */
import { Phone } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { EmptyState } from '#platform/ui/notice.tsx'
import type { places } from '../../contract.ts'
import { placeWords } from './words.ts'

type Community = OutputOf<typeof places.community>

/** Contact cards and bodies of a place. */
export function ServedBy({ community }: { community: Community }) {
  const t = useText(placeWords)
  const pick = usePick()
  const { contacts, bodies } = community
  return (
    <section className="stack" aria-labelledby="who-title">
      <h2 id="who-title">{t.whoServes}</h2>
      {contacts.length === 0 && bodies.length === 0 ? (
        <EmptyState title={t.whoEmpty}>{t.whoEmptyText}</EmptyState>
      ) : null}
      {contacts.length ? (
        <ul className="card-list">
          {contacts.map((contact) => (
            <li className="list-row" key={`${contact.name}${contact.place}${contact.bodyName}`}>
              <span>
                <b>{contact.name}</b> <span className="quiet">{pick(contact.postName)}</span>
                <span className="quiet small" style={{ display: 'block' }}>
                  {contact.placeName}
                </span>
              </span>
              {contact.phone ? <Dial name={contact.name} phone={contact.phone} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {bodies.length ? (
        <ul className="card-list">
          {bodies.map((body) => (
            <li className="list-row" key={body.id}>
              <span>
                <b>{body.name}</b>
                <span className="quiet small" style={{ display: 'block' }}>
                  {[pick(body.kindName), body.hours ? pick(body.hours) : '', body.address ?? '']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {body.phone ? <Dial name={body.name} phone={body.phone} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Dial({ name, phone }: { name: string; phone: string }) {
  const t = useText(placeWords)
  return (
    <a className="btn num dial" data-look="plain" href={`tel:${phone}`} aria-label={t.call(name, phone)}>
      <Phone aria-hidden="true" />
      {phone}
    </a>
  )
}
