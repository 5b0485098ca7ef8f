/** Holds XML against the OASIS schema of Akoma Ntoso 3.0 (akomantoso30.xsd, Standard of 29 August 2018). */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { validateXML } from 'xmllint-wasm'

const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(path.join(import.meta.dirname, fileName), 'utf8'),
})

/** What the schema finds wrong; nothing where the document is valid. */
export async function faultsOf(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'law.xml', contents: xml },
    schema: [schema('akomantoso30.xsd')],
    preload: [schema('xml.xsd')],
  })
  return errors.map(({ message }) => message)
}
