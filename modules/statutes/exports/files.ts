/** The files in which a law can be taken away. */
import type { Lang, Pack } from '#platform/packs/pack.ts'
import type { ExportFormat } from '../contract.ts'
import { type KeptText, statuteOf } from '../kept.ts'
import { toAkn } from './akn.ts'
import { hashOf } from './akn-layout.ts'
import { dutiesCsv } from './duties-csv.ts'
import { toMarkdown } from './markdown.ts'

/** A file to be saved. */
export interface ExportFile {
  name: string
  type: string
  content: string
}

interface Wish {
  format: ExportFormat
  lang: Lang
  /** The present day, ISO. */
  today: string
}

const TYPES: Record<ExportFormat, { type: string; ending: string }> = {
  akn: { type: 'application/akn+xml; charset=utf-8', ending: 'akn.xml' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  json: { type: 'application/json; charset=utf-8', ending: 'pack.json' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'duties.csv' },
}

/** Makes the file of a law. */
export function exportOf(pack: Pack, { text, parsed }: KeptText, wish: Wish): ExportFile {
  const { type, ending } = TYPES[wish.format]
  const name = `${pack.id.replace(/^_/, '')}-${pack.version}.${ending}`
  const file = (content: string): ExportFile => ({ name, type, content })
  switch (wish.format) {
    case 'akn':
      return file(toAkn(text, parsed, aknLaw(pack, wish.today)))
    case 'md':
      return file(toMarkdown(text, parsed, aboutLaw(pack)))
    case 'csv':
      return file(dutiesCsv(pack, wish.lang))
    case 'json': {
      const whole = {
        format: 'linli-pack/1',
        id: pack.id,
        version: pack.version,
        hash: pack.hash,
        exportedOn: wish.today,
        statute: { sha256: hashOf(text), text, structure: parsed.statute },
        pack: pack.data,
      }
      return file(`${JSON.stringify(whole, null, 2)}\n`)
    }
  }
}

function aknLaw(pack: Pack, today: string) {
  const { instrument, status } = pack.jurisdiction
  const { passed, promulgated, approved } = instrument
  return {
    slug: pack.id.replace(/^_/, ''),
    division: pack.prefix.padEnd(6, '0'),
    title: instrument.title.zh,
    isDraft: status === 'draft',
    dates: statuteOf(pack).dates,
    author: passed?.by,
    number: promulgated?.number ?? approved?.number ?? passed?.number,
    generatedOn: today,
  }
}

function aboutLaw(pack: Pack): string {
  const { instrument, status } = pack.jurisdiction
  return `${instrument.title.zh}; ${status}; linli ${pack.id} ${pack.version} ${pack.hash}`
}
