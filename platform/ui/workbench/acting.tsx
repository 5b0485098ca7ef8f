/**
 * In which position one acts: given by the workbench's frame, read by its pages.
 */
import { createContext, type ReactNode, useContext } from 'react'

/** The acting position, as far as pages need it. */
export interface Acting {
  /** Id of the position; absent for an account without one. */
  id?: string
  name: string
  body?: string
  bodyName?: string
  bodyKind?: string
  post?: string
  postName?: { zh: string; en: string }
  /** Code of the place where the position is held; it reaches all places below. */
  place: string
  placeName: string
  duties: ReadonlySet<string>
  /** Demonstration data: what is printed says so. */
  demo: boolean
}

const ActingContext = createContext<Acting | undefined>(undefined)

/** Gives the acting position to the pages inside. */
export function ActingProvider({ value, children }: { value: Acting; children: ReactNode }) {
  return <ActingContext value={value}>{children}</ActingContext>
}

/** The acting position. Throws outside the workbench's frame. */
export function useActing(): Acting {
  const acting = useContext(ActingContext)
  if (!acting) throw new Error('useActing stands outside the workbench')
  return acting
}

/** Whether the acting position carries one of these duties. */
export function useHas(...duties: string[]): boolean {
  const acting = useActing()
  return duties.some((duty) => acting.duties.has(duty))
}
