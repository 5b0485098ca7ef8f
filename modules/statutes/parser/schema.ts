/**
 * The JSON Schema of what `linli statute parse` prints. `node modules/statutes/parser/schema.ts` writes it to
 * docs/develop/statute-schema.json (then `npm run check` formats it).
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from '#platform/db/folders.ts'
import { statuteShape } from './shape.ts'

/** Where the schema is published. */
export const schemaFile = path.join(root, 'docs/develop/statute-schema.json')

/** As the published file must hold it. */
export function publishedSchema(): object {
  return {
    $id: 'statute-schema.json',
    title: 'A regulation as structure, printed by "linli statute parse FILE"',
    ...z.toJSONSchema(statuteShape),
  }
}

if (import.meta.main) writeFileSync(schemaFile, `${JSON.stringify(publishedSchema(), null, 2)}\n`)
