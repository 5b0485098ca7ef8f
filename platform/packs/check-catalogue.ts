/** departments.yaml and categories.yaml: every name must be the name of something. */
import { type Fault, repeated } from './fault.ts'
import type { Pack } from './pack.ts'

/** Exactly one department is in charge, none stands twice. */
export function checkDepartments(pack: Pack, fault: Fault): void {
  const ids = pack.departments().map((d) => d.id)
  for (const twice of repeated(ids)) fault('departments.yaml', 'departments', `"${twice}" stands twice`)
  const leads = pack.departments().filter((d) => d.lead)
  if (leads.length !== 1) {
    fault(
      'departments.yaml',
      'departments',
      `one department is in charge (lead: true); here are ${leads.length}`,
    )
  }
}

/** Groups, bodies, departments and words of danger of the catalogue exist. */
export function checkCategories(pack: Pack, fault: Fault): void {
  const file = 'categories.yaml'
  const groups = new Set(pack.groups().map((g) => g.id))
  for (const category of pack.categories()) {
    const path = `categories ${category.id}`
    if (!groups.has(category.group)) fault(file, path, `the group "${category.group}" does not exist`)
    const { body, department } = category.responsible
    if (!pack.bodyKind(body)) fault(file, path, `"${body}" handles it, but this pack has no such body`)
    if (body === 'dept' && !department) fault(file, path, 'a department handles it, but which is not said')
    for (const wanted of [department, ...(category.joint ?? [])]) {
      if (wanted && !pack.department(wanted)) {
        fault(file, path, `the department "${wanted}" is not in departments.yaml`)
      }
    }
    for (const word of category.emergencyWords ?? []) {
      if (pack.emergency(word).length === 0) {
        fault(file, path, `“${word}” means danger, but no entry of emergency.yaml says whom to call`)
      }
    }
  }
}
