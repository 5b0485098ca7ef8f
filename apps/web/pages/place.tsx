/**
 * Any place's page.
 */
import { useParams } from '@tanstack/react-router'
import { PlaceView } from './place-view.tsx'

/** `/c/$code`. */
export default function PlacePage() {
  const { code } = useParams({ strict: false }) as { code: string }
  return <PlaceView code={String(code)} />
}
