/**
 * The register of a community's figures: what the standards of facilities count by (焦作 10, 遂宁 11, 湖北 15: every
 * hundred households). One row a community and a day; the latest day counts, earlier ones stay to be looked up.
 */
import { declareRegister } from '#platform/registers/declare.ts'

export const community = declareRegister({
  module: 'facilities',
  name: 'community',
  words: { zh: '社区户数人口', en: 'Community figures' },
  row: { zh: '社区数据', en: 'Figures of a community' },
  about: {
    zh: '核算设施面积标准用的户数、常住人口，截至哪一天，出自什么文件。每个社区以最近一天的为准。',
    en: 'Households and residents by which the standards of facilities count, as of which day, from which document. The latest day counts.',
  },
  level: 'community',
  key: ['asOf'],
  read: ['facilities.read'],
  write: ['facilities.manage'],
  public: false,
  columns: [
    {
      id: 'asOf',
      type: 'date',
      required: true,
      words: { zh: '截至日期', en: 'As of' },
      personal: 'public',
      sort: true,
      filter: true,
      list: true,
    },
    {
      id: 'households',
      type: 'integer',
      min: 0,
      max: 200_000,
      unit: { zh: '户', en: 'households' },
      words: { zh: '户数', en: 'Households' },
      basis: 'facility-area-per-100-households',
      personal: 'public',
      sort: true,
      filter: true,
      list: true,
    },
    {
      id: 'population',
      type: 'integer',
      min: 0,
      max: 1_000_000,
      unit: { zh: '人', en: 'people' },
      words: { zh: '常住人口', en: 'Permanent residents' },
      personal: 'public',
      sort: true,
      list: true,
    },
    {
      id: 'built',
      type: 'choice',
      words: { zh: '建成情况', en: 'Built' },
      hint: {
        zh: '有的条例对新建（改造）小区和老城区、已建成居住区规定了不同标准',
        en: 'Some laws have different standards for new or redeveloped compounds and for built-up areas',
      },
      basis: 'facility-area-min-existing',
      choices: [
        { id: 'new', words: { zh: '新建或连片改造', en: 'New or redeveloped' } },
        { id: 'existing', words: { zh: '老城区或已建成居住区', en: 'Old or built-up area' } },
      ],
      personal: 'public',
      filter: true,
      list: true,
    },
    {
      id: 'complete',
      type: 'boolean',
      words: { zh: '设施已全部登记', en: 'All facilities are registered' },
      hint: {
        zh: '填「是」以后，没有登记设施就按 0 ㎡ 计算；否则显示为「未登记」',
        en: 'With yes, no registered facility counts as 0 ㎡; otherwise it is shown as not recorded',
      },
      personal: 'public',
      filter: true,
    },
    {
      id: 'source',
      type: 'text',
      max: 200,
      required: true,
      words: { zh: '出处', en: 'Source' },
      hint: { zh: '文件名称和文号，或统计报表', en: 'Title and number of the document, or the return' },
      personal: 'public',
      search: true,
    },
  ],
})
