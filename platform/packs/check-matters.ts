/** matters.yaml: every name must be the name of something, and what the law names stands once. */
import { type Fault, repeated } from './fault.ts'
import type { Pack } from './pack.ts'

/** Lists and items: bodies, departments and refusals exist; no list and no item stands twice. */
export function checkMatters(pack: Pack, fault: Fault): void {
  const file = 'matters.yaml'
  const { lists, items } = pack.matters
  for (const twice of repeated(lists.map(({ kind }) => kind))) fault(file, 'lists', `"${twice}" stands twice`)
  for (const [index, list] of lists.entries()) {
    const path = `lists.${index}`
    for (const body of [...list.by, ...(list.filedTo ? [list.filedTo] : [])]) {
      if (!pack.bodyKind(body)) fault(file, path, `names "${body}", which bodies.yaml does not have`)
    }
    const makes = pack.postsWith('matters.lists').some(({ body }) => list.by.includes(body))
    if (!makes) fault(file, path, 'is made by nobody: none of its bodies has a post with "matters.lists"')
  }
  for (const twice of repeated(items.map(({ id }) => id))) fault(file, 'items', `"${twice}" stands twice`)
  for (const [index, item] of items.entries()) {
    const path = `items.${index}`
    if (item.department && !pack.department(item.department)) {
      fault(file, path, `the department "${item.department}" is not in departments.yaml`)
    }
    const known = pack.data.refusals.some(({ code }) => code === item.refusal)
    if (item.refusal && !known) fault(file, path, `the refusal "${item.refusal}" is not in refusals.yaml`)
  }
}
