/**
 * The JSON Schema of what `linli statute parse` prints.
 */
import { z } from 'zod'
import { statuteShape } from './shape.ts'

/** As docs/develop/statute-schema.json holds it; a test keeps the two the same. */
export function publishedSchema(): string {
  const schema = {
    $id: 'statute-schema.json',
    title: 'A regulation as structure, printed by "linli statute parse FILE"',
    ...z.toJSONSchema(statuteShape),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
