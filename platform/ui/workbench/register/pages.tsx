/**
 * All pages of a register, from its declaration: the list, one entry with its history, the form, the import.
 * Stands behind a route that ends in `$`; `base` is the address before it.
 */
import type { RegisterContract } from '#platform/registers/contract.ts'
import type { Register } from '#platform/registers/declare.ts'
import { usePath } from '../go.tsx'
import { EditPage } from './edit-page.tsx'
import { ImportPage } from './import-page.tsx'
import { ListPage } from './list-page.tsx'
import { RowPage } from './row-page.tsx'
import './register.css'

/** What every page of a register is given. */
export interface RegisterShown {
  register: Register
  contracts: RegisterContract
  /** Address of the list: `/work/facilities`. */
  base: string
}

/** The page that the address names. */
export function RegisterPages(shown: RegisterShown) {
  const [first, second, third] = usePath().slice(shown.base.length).split('/').filter(Boolean)
  if (first === undefined) return <ListPage {...shown} />
  if (first === 'import') return <ImportPage {...shown} />
  if (first === 'new') return <EditPage {...shown} />
  if (second === undefined) return <ListPage {...shown} />
  const ref = { county: first, id: second }
  return third === 'edit' ? <EditPage {...shown} at={ref} /> : <RowPage {...shown} at={ref} />
}
