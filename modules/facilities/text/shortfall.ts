/** Words of shortfalls that the server and the pages share. */
import { defineText } from '#platform/text/define.ts'

export const shortfallWords = defineText({
  zh: {
    short: '不足',
    notMeasured: '未登记',
    notCheckable: '无法核对',
    met: '达标',
    register: '登记',
    grids: '网格户数合计',
    new: '新建或连片改造',
    existing: '老城区或已建成居住区',
    /** Headings of the file. */
    columns:
      '社区（村）代码|社区（村）名称|状态|户数|户数来源|截至日期|建成情况|应有面积（㎡）|现有面积（㎡）|缺口（㎡）|已登记设施（处）|依据|无法核对的原因',
  },
  en: {
    short: 'Short',
    notMeasured: 'Not recorded',
    notCheckable: 'Not checkable',
    met: 'Met',
    register: 'register',
    grids: 'sum of grids',
    new: 'new or redeveloped',
    existing: 'old or built-up area',
    /** Headings of the file. */
    columns:
      'Code of community|Community|State|Households|Households from|As of|Built|Required (㎡)|Present (㎡)|Gap (㎡)|Facilities registered|Basis|Why not checkable',
  },
})
