/** Words of 本社区服务设施 on a community's page. */
import { defineText } from '#platform/text/define.ts'

export const communityFacilityWords = defineText({
  zh: {
    title: '本社区服务设施',
    none: '这里还没有登记服务设施。',
    area: (area: string) => `${area} ㎡`,
    hours: (hours: string) => `开放：${hours}`,
    ramp: '有无障碍通道',
    more: '再看一些',
    met: (present: string, required: string) => `现有 ${present} ㎡，达到条例要求的 ${required} ㎡。`,
    short: (present: string, required: string, gap: string) =>
      `现有 ${present} ㎡，条例要求 ${required} ㎡，还差 ${gap} ㎡。`,
    notMeasured: (required: string) => `条例要求 ${required} ㎡，现有面积还没有登记。`,
  },
  en: {
    title: 'Service facilities here',
    none: 'No service facility is on record here yet.',
    area: (area: string) => `${area} ㎡`,
    hours: (hours: string) => `Open: ${hours}`,
    ramp: 'step-free access',
    more: 'Show more',
    met: (present: string, required: string) => `There are ${present} ㎡; the law asks for ${required} ㎡.`,
    short: (present: string, required: string, gap: string) =>
      `There are ${present} ㎡; the law asks for ${required} ㎡: ${gap} ㎡ are lacking.`,
    notMeasured: (required: string) =>
      `The law asks for ${required} ㎡; what there is has not been recorded.`,
  },
})
