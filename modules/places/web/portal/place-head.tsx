/**
 * A place's name with the way up to the wider places.
 */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { placeWords } from './words.ts'

interface Named {
  code: string
  name: string
}

/** Title of a place's page; the path above leads to the wider places. */
export function PlaceHead({
  name,
  path,
  children,
}: {
  name: string
  path: readonly Named[]
  children?: ReactNode
}) {
  const t = useText(placeWords)
  return (
    <header className="place-head">
      <nav aria-label={t.levels} className="quiet small">
        {path.map((one, index) => (
          <span key={one.code}>
            {index ? ' › ' : ''}
            <Link to="/c/$code" params={{ code: one.code }} className="path-link">
              {one.name}
            </Link>
          </span>
        ))}
      </nav>
      <div className="row">
        <h1 tabIndex={-1}>{sayPlace(name)}</h1>
        {children}
      </div>
    </header>
  )
}
