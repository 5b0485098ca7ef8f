/**
 * Pictures of every page for README and guide, at both sizes: `LINLI_IMAGES=1 npm test -- --e2e images`.
 * `LINLI_IMAGES=en` takes them in English, to be looked at: below test-results.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { walk } from './every-page.ts'
import { desk, phone, test } from './house.ts'

const wanted = process.env.LINLI_IMAGES
const english = wanted === 'en'
const folder = join(import.meta.dirname, english ? '../../test-results/images-en' : '../../docs/images')

test.skip(wanted !== '1' && !english, 'only where pictures are wanted')

for (const face of ['portal', 'workbench'] as const) {
  test(`pictures of the ${face}`, async ({ visit }, info) => {
    test.setTimeout(180_000)
    mkdirSync(folder, { recursive: true })
    const size = info.project.name as 'phone' | 'desktop'
    const locale = english ? 'en-GB' : 'zh-CN'
    const options = { ...(size === 'phone' ? phone : desk), deviceScaleFactor: 1, locale }
    await walk(
      (login) => visit(login, options),
      face,
      async (page, { name }) => {
        await page.waitForLoadState('networkidle')
        const taken = await page.screenshot({ animations: 'disabled' })
        const small = await sharp(taken).png({ palette: true, colours: 128, compressionLevel: 9 }).toBuffer()
        writeFileSync(join(folder, `${name}-${size}.png`), small)
      },
    )
  })
}
