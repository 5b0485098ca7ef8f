/**
 * `matters.certificate`: a resident asks whether the community gives a certificate. What is on the list of those that a
 * community does not issue is refused with the article, and with the office to go to (焦作 34.1).
 */
import { RefusalError } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { matters } from '../contract.ts'
import { mattersAt } from '../items.ts'

export const certificate = operation(matters.certificate, {
  access: signedIn,
  async run(ctx, { place, item, text }) {
    const law = ctx.lawAt(place)
    const listed = (await mattersAt(ctx.tx, law.pack, place)).filter((one) => one.class === 'certificate')
    const asked = text?.replaceAll(/\s|证明/g, '')
    const hit = listed.find(
      (one) =>
        one.id === item || (asked && asked.length > 1 && one.title.zh.replaceAll(/\s/g, '').includes(asked)),
    )
    const rule = law.pack.refusal('certificate-listed')
    if (hit && rule.mode === 'refuse') {
      const office = hit.competent
      const says = {
        zh: `社区不出具“${hit.title.zh}”。${office ? `请到${office}办理。` : rule.says.zh}`,
        en: `The community does not issue “${hit.title.en}”. ${office ? `Please go to: ${office}.` : rule.says.en}`,
      }
      throw new RefusalError('certificate-listed', place, rule.basis, says, rule.decider)
    }
    law.refuseIf(hit !== undefined, 'certificate-listed')
    await ctx.record({
      subject: ctx.asker.person ?? ctx.asker.account ?? place,
      place,
      data: { item, asked: true },
    })
    return {
      ask: {
        zh: '这项证明不在“不应由社区出具”的清单上，可以到社区询问',
        en: 'It is not on the list of what communities do not issue; please ask at the community',
      },
    }
  },
})
