/**
 * The words by which Chinese regulations say who must do what. Sources: 立法技术规范（试行）（一）, 全国人大常委会法制工作委员会,
 * 2009 (应当, 不得, 可以; 是指; 的, 时), and the five texts (source-texts.md 4, rule 10).
 */

/** Modal words, the stronger before the weaker. */
export const MODALS = [
  { words: /不得|不应当|不准|严禁|禁止/, modality: 'shall-not' },
  { words: /应当|必须|(?<![、所])应(?=[由在按将对予建设及当])/, modality: 'shall' },
  { words: /可以|可(?=通过|采取|按照|依法|由|向)|有权/, modality: 'may' },
] as const

/** These open a sentence that encourages; within a sentence they are acts like any other. */
export const ENCOURAGES = /^(?:本市|本省|本县|国家|各级)?(?:鼓励|提倡|支持(?!、|和)|倡导)/

/** Verbs of doing. Each must be followed by what is done, else it is a noun (等组织, 服务). */
const TRANSITIVE = [
  '负责|(?<![等会团他类体企业])组织|指导|支持|帮助|协助|配合|做好|建立|建设|健全|完善|制定|修改|编制|设立|设置|成立|开展|推进|推动|推行|推广',
  '实行|实施|实现|落实|履行|承担|加强|强化|引导|督促|监督|检查|考核|评议|评价|公开|公布|公示|发布|宣传|普及|弘扬|传播',
  '倡导|鼓励|统筹|协调|整合|纳入|列入|配置|配备|安排|提供|给予|予以|保障|保证|维护|规范|管理|划定|划分|合理|研究',
  '解决|处置|处理|受理|回应|答复|反馈|反映|报告|报送|收集|登记|核实|听取|征求|接受|邀请|召开|培育|培养|培训',
  '发挥|坚持|遵守|利用|运用|采取|聘请|聘用|选举|推荐|任命|决定|确定|批准|审核|审批|备案|移交|交付|使用|收取|支付|拨付',
  '包括|作为|符合|遵循|搭建|构建|打造|优化|改善|化解|调解|排查|预防|防范|救助|关爱|帮扶|执行|贯彻|运行|参与|享有|确保',
  '召集|通知|告知|说明|记录|归档|保存|保护|保密|查询|投诉|举报|责令|追究|纠正|改正|查处|处罚|表彰|奖励|授予|聘任|拓展',
].join('|')

/** Verbs that may end a clause. */
const FINAL =
  '划分|解决|承担|备案|进行|处理|处分|批评|纠正|改正|审计|回应|评议|遵守|相当|办理|执行|落实|公布|公示|批准|确定|移交|退回|核查|派遣|奖励|表彰|处置'

/** A verb of doing in a clause. */
export const VERB = new RegExp(
  `(?:${TRANSITIVE})(?=(?:、|和|或者|并)(?:${TRANSITIVE})|[^，、：；。等的）])(?<!(?:管理|保障|建设|监督|检查|协调)(?=部门|机构|机关|中心|委员会|工作者))` +
    `|(?:${FINAL})$|同步(?:规划|设计|建设)|(?:标准|规划|要求)建设$`,
)

/** Means, measure, ground and occasion stand before the verb that they belong to. */
export const BEFORE =
  /^(?:(?:并|也|并且|但)?(?:按照|根据|依据|依照|遵照|结合|围绕|依托|通过|采取|利用|运用|借助|以|在|对|对于|关于|涉及|因|由于|为了|除)|违反)/

/** A phrase that begins so and ends so is whole, whatever verbs stand in it: 通过设立…等设施. */
export const BEFORE_ENDS =
  /(?:方式|形式|途径|措施|载体|渠道|手段|原则|因素|规定|约定|要求|标准|决定|职责|情况|实际|需要|条件|优势|技术|活动|设施|场所|平台|宗旨|引领|导向|目标|核心|重点|主体|单元|基础上?|领导下|指导下|前提下|支持下|过程中|范围内|外)$/

/** What is done to something stands between 对 and its verb, however the phrase ends. */
export const OBJECT_FIRST = /^(?:(?:并|也|并且|但)?(?:对|对于|关于|将|把))/

/** A condition or an occasion. */
export const CONDITION = /(?:的|时|后|之日起|以前|之前|期间)$/

/** Own advantages are means, not duties: 发挥各自优势. */
export const MEANS = /^(?:发挥|利用)(?:各自|自身|自己).{0,6}(?:优势|条件|作用)$/

/** To what end something is done. */
export const PURPOSE =
  /^(?:并|以|从而)?(?:(?:不断|有效|切实|共同|着力|更好地?)?(?:促进|提高|提升|实现|满足|营造|增强|形成|确保|化解|减少|避免)|构建.*(?:格局|队伍|共同体|社会|氛围|环境)$|建设.*(?:社区|家园|城市|乡村)$|打造.*(?:社区|格局|共同体)$|保障.*(?:正常|顺利|有序).*(?:开展|进行|运行)$)/

/** Sentences about the law itself. */
export const ABOUT_THE_LAW =
  /制定本(?:条例|法|办法|规定|细则|规则)|从其规定|(?:本(?:条例|法|办法|规定|细则|规则)|自|从).{0,30}(?:起|之日)施行|^本(?:条例|法|办法|规定|细则|规则|市|省).{0,12}(?:适用|所称)|适用本(?:条例|法|办法|规定)|(?:是|系)指/

/** What follows is a list of duties, one an item. */
export const LISTS_DUTIES =
  /(?:履行|承担|负责|做好|开展|采取|完成)[^，。：]{0,12}(?:下列|以下|如下)[^，。：]{0,8}(?:职责|义务|任务|工作|事项|措施)[^，。：]{0,4}[：:]?$/

/** Bodies, offices and people that can bear a duty. */
const BEARERS =
  '人民政府|政府|委员会|常委会|办事处|部门|机关|机构|单位|组织|团体|企业|公司|媒体|法院|检察院|中心|服务人|业主|居民|村民|）民|公民|法人|个人|人员|工作者|网格员|网格长|顾问|主任|会议|政务|工会|共青团|妇联|残联|反映人'

/** Does a piece name a body and nothing more? */
export const BEARER = new RegExp(`(?:${BEARERS})(?:（[^）]*）)?等?$`)

/** Time and measure without a figure. */
export const OPEN =
  /及时|定期|按期|逐步|逐年|适时|必要时|合理期限|若干|按照规定|按规定|(?:按照|依照)(?:国家|省|市|有关|相关|省有关|国家有关)+规定|规定的[^，。；]{0,8}标准|省级规定标准/g
