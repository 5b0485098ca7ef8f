/**
 * Every page by axe: nothing serious or critical, at both sizes. The watch in `house.ts` sees meanwhile that no
 * page asks another host and none breaks.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { walk } from './every-page.ts'
import { expect, test } from './house.ts'

for (const face of ['portal', 'workbench'] as const) {
  test(`axe finds nothing grave on the ${face}`, async ({ visit }) => {
    test.setTimeout(150_000)
    const found: string[] = []
    // Colours on their way from one to the other are no page's.
    const still = (login?: string) => visit(login, { reducedMotion: 'reduce' })
    await walk(still, face, async (page, { name }) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue
        found.push(`${name}: ${id} (${impact}) ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
      }
    })
    expect(found).toEqual([])
  })
}
