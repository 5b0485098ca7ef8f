/**
 * What a candidate is probably about and who probably bears it. Guesses for a person to confirm; they name no place.
 */
import type { BodyKindId } from '#platform/packs/schema.ts'

/** Words by which laws name bodies; a phrase may name several. Kinds: capabilities.md 0.1. */
const BODIES: readonly (readonly [BodyKindId, RegExp])[] = [
  ['gov-province', /省人民政府|自治区人民政府|县级以上(?:地方)?(?:各级)?人民政府/],
  ['gov-city', /市[^，]{0,8}人民政府|设区的市|县级以上(?:地方)?(?:各级)?人民政府/],
  ['gov-county', /[县区旗）][^，]{0,3}人民政府|县级(?:以上)?(?:地方)?(?:各级)?人民政府|县、区人民政府/],
  ['gov-base', /街道办事处|乡镇人民政府|乡（镇）人民政府|镇人民政府|乡级人民政府|基层政府/],
  ['lead-dept', /(?:治理|社区工作|社会工作)[^，]{0,6}(?:主管)?部门|主管部门|民政部门/],
  ['dept', /部门/],
  ['committee', /(?:居|村)[^，]{0,5}民委员会/],
  ['owners-committee', /业主委员会/],
  ['property-company', /物业(?:管理)?服务(?:企业|人)/],
  ['resident-unit', /驻[^，]{0,6}单位|企业事业单位|国家机关、/],
  ['social-organization', /社会组织/],
  ['party-branch', /党组织|党委/],
  ['npc', /人民代表大会|人大常委会/],
  ['supervisor', /监察机关|监察委员会/],
]

/** Kinds of body that words name, among those that the pack has. */
export function bearersOf(words: string, known: ReadonlySet<string>): BodyKindId[] {
  return BODIES.filter(([kind, names]) => known.has(kind) && names.test(words)).map(([kind]) => kind)
}

const CAPABILITIES: readonly (readonly [string, RegExp])[] = [
  ['accountability', /^违反|责令|处分|追究|予以纠正|通报批评/],
  ['matters', /事项清单|负面清单|转交|准入|安排工作任务/],
  ['grid', /网格事项|网格化服务|受理|派遣|处置/],
  ['places', /划分网格|网格.{0,12}划分|设立.{0,8}社区|社区的设立|划定/],
  ['workforce', /网格员|网格长|社区工作者|薪酬/],
  ['facilities', /设施/],
  ['conventions', /公约|村规民约|自治章程/],
  ['deliberation', /协商|议事/],
  ['disclosure', /公开|公示/],
  ['disputes', /纠纷|调解/],
  ['legal-services', /法律服务|法律顾问|法治/],
  ['emergency', /突发事件|应急/],
  ['safety', /治安|平安/],
  ['property', /物业/],
  ['volunteers', /志愿/],
  ['social-organizations', /社会组织/],
  ['funds', /经费|资金|预算|审计/],
  ['evaluation', /评价|考核|评议|满意度/],
  ['complaints', /投诉|举报|意见建议|意见和建议|反映/],
  ['planning', /规划/],
  ['service-desk', /窗口/],
  ['care', /关爱|困难群体|特殊人群/],
  ['livelihood', /养老|托育|助残|就业|公共服务/],
  ['civility', /文明|精神|家风/],
  ['publicity', /宣传/],
  ['platform', /信息平台|信息化|智慧/],
  ['recognition', /表彰|奖励/],
  ['legislature', /人大|人民代表大会/],
]

/** What a row is about; `organizations` where no word tells. */
export function capabilityOf(words: string, known: ReadonlySet<string>): string {
  return CAPABILITIES.find(([id, pattern]) => known.has(id) && pattern.test(words))?.[0] ?? 'organizations'
}
