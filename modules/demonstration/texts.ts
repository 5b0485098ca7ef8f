/**
 * What residents of the demonstration report, as people write it. Nobody is named; `{at}` is a spot nearby.
 * Categories that are not listed are not reported in the demonstration.
 */

/** Spots in a town and in a village. */
export const spots = {
  urban: [
    '3号楼西侧',
    '小区东门口',
    '菜市场北门',
    '社区卫生站对面',
    '幼儿园旁边的巷子',
    '公交站后面',
    '2号楼和3号楼之间',
    '小区南门停车场',
    '便民超市门口',
    '老年活动室楼下',
    '5号楼一单元',
    '快递柜旁边',
    '临街商铺后面',
    '健身广场',
    '学校后门',
    '地下车库入口',
  ],
  rural: [
    '村委会门口',
    '村口桥头',
    '文化广场',
    '村小学旁边',
    '进村主路',
    '村卫生室对面',
    '水渠边',
    '晒场旁边',
    '二组路口',
    '老井边',
    '村后坡脚',
    '蔬菜大棚旁',
  ],
} as const

/** Category → sentences, and how often it is reported (1 where absent). */
export const reports: Record<string, { often?: number; texts: readonly string[] }> = {
  'exposed-garbage': {
    often: 5,
    texts: [
      '{at}堆了一大堆生活垃圾，两天没人清，苍蝇很多。',
      '{at}的垃圾散了一地，早上风一吹到处都是。',
      '不知道谁把旧沙发和垃圾扔在{at}，路过都要捂鼻子。',
      '{at}垃圾没有及时清运，下雨后流黑水。',
    ],
  },
  'accumulated-waste': {
    often: 3,
    texts: [
      '装修完的砖头水泥袋子堆在{at}快半个月了。',
      '{at}有一堆渣土，占了半边路，晚上容易绊倒。',
      '{at}拆下来的旧门窗一直没有人拉走。',
    ],
  },
  'dirty-road': {
    often: 2,
    texts: [
      '{at}到路口这一段好几天没扫，落叶和泥很厚。',
      '洒落的水泥粉在{at}结成块了，车一过就扬灰。',
      '{at}路面有油污，骑车打滑。',
    ],
  },
  'dirty-green': { texts: ['{at}绿化带里全是塑料袋和饮料瓶。', '{at}草坪被当成了垃圾场，请清理一下。'] },
  'piled-clutter': {
    often: 3,
    texts: [
      '{at}有人长期堆放纸箱和旧家具，过道只剩一半。',
      '{at}被用来晾晒和堆柴火，轮椅过不去。',
      '{at}放了好几辆没人要的自行车，已经生锈了。',
    ],
  },
  'full-bins': {
    often: 3,
    texts: [
      '{at}的垃圾桶天天都满，袋子都放到外面来了。',
      '{at}垃圾桶盖坏了一个，又满又臭。',
      '一到周末{at}的垃圾桶就不够用。',
    ],
  },
  'waste-sorting': {
    often: 2,
    texts: ['{at}的厨余垃圾桶和其他垃圾混在一起收走了。', '{at}投放点的破袋器坏了，希望修一下。'],
  },
  'sewage-overflow': {
    often: 3,
    texts: [
      '{at}的污水井往外冒水，味道很大。',
      '{at}化粪池满了，污水流到人行道上。',
      '{at}下水道堵了，一楼住户家门口都是脏水。',
    ],
  },
  'fumes-odour': {
    often: 2,
    texts: ['{at}的烧烤店油烟直接往居民楼里排。', '每天晚上{at}都有一股刺鼻的味道，不敢开窗。'],
  },
  'living-noise': {
    often: 3,
    texts: [
      '{at}跳舞的音响晚上九点半还开得很大。',
      '{at}店铺的喇叭从早放到晚，老人没法休息。',
      '楼上半夜拖桌子，说了几次没有用，请帮忙协调。',
    ],
  },
  'polluted-water': { texts: ['{at}的水沟发黑发臭，漂着塑料袋。', '{at}水塘里死鱼很多，味道大。'] },
  'burning-waste': { texts: ['傍晚有人在{at}烧落叶和垃圾，烟很大。', '{at}田边有人烧杂草，离房子很近。'] },
  'public-toilet': { texts: ['{at}的公厕没有水冲，灯也坏了。', '{at}公厕扶手松了，老人用着不放心。'] },
  'road-trade': {
    often: 3,
    texts: [
      '早上{at}全是流动摊，车子和人都过不去。',
      '{at}三轮车摊位占了盲道。',
      '{at}收摊以后地上都是菜叶。',
    ],
  },
  'shop-overflow': {
    often: 2,
    texts: ['{at}的水果店把货架摆到人行道上了。', '{at}修车铺占了整个门前的路修车。'],
  },
  'outdoor-advertising': {
    texts: ['{at}店招的铁皮松了，刮风时哗哗响，怕掉下来。', '{at}的旧横幅挂了几个月，破破烂烂。'],
  },
  'small-advertisements': {
    often: 3,
    texts: [
      '{at}墙上又贴满了小广告，刚粉刷过的。',
      '{at}楼道里到处是开锁、疏通的贴纸。',
      '{at}电线杆上小广告一层又一层。',
    ],
  },
  parking: {
    often: 5,
    texts: [
      '{at}两边停满了车，救护车都进不来。',
      '有车停在{at}的人行道上，推婴儿车要走到马路上。',
      '{at}的残疾人车位总被占。',
      '{at}路口停车挡住视线，转弯很危险。',
    ],
  },
  'bicycle-parking': {
    often: 3,
    texts: [
      '{at}的共享单车堆成山，把路口堵住了。',
      '{at}电动车停在坡道上，轮椅下不来。',
      '{at}倒了一排共享单车没人扶。',
    ],
  },
  'unlawful-building': {
    texts: ['{at}有人在楼顶搭彩钢棚，正在施工。', '{at}一楼把窗户改成门开店，还往外搭了一截。'],
  },
  dogs: { often: 2, texts: ['{at}有几条流浪狗，追着小孩跑。', '有人在{at}遛狗不拴绳，也不清理粪便。'] },
  'construction-noise': {
    often: 2,
    texts: ['{at}的工地晚上十一点还在打混凝土。', '{at}楼上装修，中午也在用电钻。'],
  },
  'construction-dust': { texts: ['{at}工地没有洒水，窗台上一层灰。', '{at}拆房子没有围挡，灰尘很大。'] },
  'waste-trucks': { texts: ['渣土车从{at}经过，一路掉泥块。'] },
  'unfenced-works': { texts: ['{at}挖了一条沟，没有围挡也没有灯。', '{at}施工的围挡倒了，钢筋露在外面。'] },
  'road-digging': {
    often: 2,
    texts: ['{at}修管道挖开以后一直没有恢复，已经十来天。', '{at}路面挖开只用土填上，下雨就成泥坑。'],
  },
  'manhole-cover': {
    often: 3,
    texts: [
      '{at}的井盖翘起来一边，车压过去咣当响。',
      '{at}有个井盖裂了，怕有人踩空。',
      '{at}少了一个雨水箅子。',
    ],
  },
  'street-lamp': {
    often: 4,
    texts: [
      '{at}的路灯三盏都不亮，晚上很黑。',
      '{at}路灯一闪一闪的，好几天了。',
      '{at}路灯白天亮着，晚上反而不亮。',
      '从{at}到路口没有一盏灯亮，老人晚上不敢走。',
    ],
  },
  drainage: { often: 2, texts: ['{at}雨水口被树叶堵住，一下雨就积水。', '{at}排水沟盖板断了两块。'] },
  'water-supply': {
    texts: ['{at}的水管漏水，路面一直是湿的。', '{at}这栋楼六楼以上水压很小，做饭时没有水。'],
  },
  heating: {
    often: 2,
    texts: ['{at}这一片暖气只有一点温，老人和孩子都穿棉衣。', '{at}供暖管道漏水，已经结冰了。'],
  },
  'telecom-lines': {
    often: 2,
    texts: ['{at}的网线垂下来，骑车会挂到脖子。', '{at}墙上的线缆乱成一团，有一根掉在地上。'],
  },
  'fitness-equipment': {
    often: 2,
    texts: ['{at}的漫步机少了一个踏板。', '{at}健身器材螺丝松了，孩子玩着危险。'],
  },
  'road-surface': {
    often: 3,
    texts: [
      '{at}的路面有个大坑，电动车摔过人。',
      '{at}人行道砖松了，一踩一脚水。',
      '{at}路面塌了一块，用石头围着。',
    ],
  },
  'traffic-signal': { texts: ['{at}路口的红绿灯人行方向一直是红灯。'] },
  'traffic-sign': { texts: ['{at}的斑马线磨得看不清了，学生过马路不安全。'] },
  guardrail: { texts: ['{at}的护栏被撞歪了，尖头朝外。'] },
  'bus-stop': { texts: ['{at}公交站亭的顶棚破了，下雨没处躲。'] },
  'rural-road': { often: 2, texts: ['{at}的路被大车压坏了，三轮车过不去。', '{at}路边塌了一截，没有护栏。'] },
  'tactile-paving': { texts: ['{at}的盲道被花坛隔断了，只能绕到马路上。'] },
  'green-occupied': { texts: ['{at}的绿地被人种了菜，还围了篱笆。', '{at}有人砍树枝搭架子。'] },
  'tree-hazard': {
    often: 2,
    texts: ['{at}的大树歪了，下面就是停车位。', '{at}枯枝挂在电线上，刮风很吓人。'],
  },
  'green-facilities': { texts: ['{at}公园的长椅断了两根木条。'] },
  lift: {
    often: 2,
    texts: ['{at}这栋楼的电梯停了两天，七楼的老人下不来。', '{at}电梯运行时有异响，到层不平。'],
  },
  'property-service': {
    often: 2,
    texts: ['{at}门禁坏了一个月，物业一直说在等配件。', '楼道很久没打扫，{at}的灯也没人换。'],
  },
  'owners-affairs': { texts: ['我们小区想成立业主委员会，不知道第一步怎么办。'] },
  'no-manager': { texts: ['老院子没有物业，{at}的垃圾和路灯都没有人管。'] },
  'shared-parts': {
    often: 3,
    texts: [
      '{at}的单元门关不上，晚上谁都能进。',
      '{at}楼道灯坏了两层，上下楼看不见。',
      '{at}顶楼漏水，墙皮都掉了。',
    ],
  },
  'unsafe-house': { texts: ['{at}的老房子墙上裂缝越来越宽，住的是老人。'] },
  'blocked-escape': {
    often: 3,
    texts: [
      '{at}的消防通道停满了车。',
      '{at}楼道里堆着纸箱和电动车，只能侧身走。',
      '{at}安全出口的门被锁上了。',
    ],
  },
  'ebike-charging': {
    often: 3,
    texts: [
      '{at}有人从楼上拉电线给电动车充电。',
      '{at}一楼楼道里晚上停着三四辆电动车在充电。',
      '有人把电动车电池拿上楼充电，请提醒一下。',
    ],
  },
  'falling-objects': { texts: ['{at}外墙瓷砖掉了几块，下面是人行道。', '{at}经常有人从楼上扔烟头和纸巾。'] },
  'neighbour-dispute': {
    texts: [
      '楼上漏水到我家，说了几次没有结果，请社区帮忙调解。',
      '邻居在过道装了鞋柜，开门都碰到，想请人协调。',
    ],
  },
  'property-dispute': { texts: ['停车费涨价没有公示，和物业说不通，请帮忙协调。'] },
  'elderly-help': {
    often: 2,
    texts: [
      '对门独居的老人这几天没有出门买菜，请网格员去看一看。',
      '家里老人行动不便，想问一下助餐怎么申请。',
    ],
  },
  'hardship-help': { texts: ['家里今年有人生病，开支大，想了解临时救助怎么申请。'] },
  'disability-help': { texts: ['家人坐轮椅，单元门口有两级台阶，想申请加装坡道。'] },
  'job-help': { texts: ['想找一份离家近的工作，社区有没有招聘信息？'] },
  'social-insurance': {
    often: 2,
    texts: ['老人不会用手机做养老资格认证，能不能上门帮办？', '医保怎么给孩子缴费，想请人教一下。'],
  },
  'law-question': { texts: ['租房押金不退，想咨询一下该怎么办。'] },
  suggestion: {
    often: 2,
    texts: [
      '建议在{at}装两把长椅，老人买菜回来可以歇歇。',
      '建议活动室周末也开放，孩子放学有地方去。',
      '建议在{at}画几个临时停车位。',
    ],
  },
  other: { texts: ['{at}捡到一串钥匙，放在便民服务点了，请帮忙找失主。'] },
}

/** What handlers write, by the group of the category; the last list serves all others. */
export const results: Record<string, readonly string[]> = {
  'city-appearance': [
    '已清运完毕并冲洗地面，安排每天早晚各巡查一次。',
    '现场已清理干净，并约谈相关责任人。',
    '已增加清运频次，现场恢复整洁。',
  ],
  'street-order': [
    '已劝导整改，现场恢复通行，后续加强巡查。',
    '已清理到位，并设置提示牌。',
    '已联合相关单位现场整治，对责任人批评教育。',
  ],
  construction: ['已责令施工单位整改，围挡和喷淋已到位。', '已与施工单位约定作业时间，夜间停止施工。'],
  'public-utilities': [
    '已更换损坏部件，现场测试正常。',
    '已抢修完毕，恢复使用。',
    '已疏通并更换盖板，现场安全。',
  ],
  traffic: ['坑洼处已铺平压实，可以正常通行。', '已修复并补划标线。', '已加固护栏，现场拍照留存。'],
  greening: ['已修剪枯枝并支护，隐患排除。', '已恢复绿地，补种草皮。'],
  property: [
    '已督促物业完成维修，住户确认可以使用。',
    '已更换零件，恢复正常。',
    '已召开现场协调会，明确维修责任和时间。',
  ],
  safety: [
    '已清理通道、拆除飞线，并入户宣传。',
    '隐患已排除，安排网格员每周复查。',
    '已设置警戒并完成加固。',
  ],
  disputes: ['已组织双方面对面沟通，达成口头协议。', '已调解，双方表示理解，后续回访。'],
  livelihood: ['已上门了解情况，帮助提交申请材料。', '已联系相关部门，工作人员已上门服务。'],
  '': ['已办理完毕，并向反映人说明情况。', '已现场核实处理。'],
}

/** What the reporter is told. */
export const answers = [
  '您反映的问题已经处理好，感谢您的提醒。如再次发生，请随时告诉我们。',
  '已按您反映的情况处理完毕，请您有空看看现场，欢迎评价。',
  '问题已解决，后续会加强巡查。谢谢您关心社区。',
  '经现场处理，情况已经恢复正常。如有反复，可以重新打开这件事。',
]

/** Why a matter is not accepted, and where it belongs. */
export const declined = [
  {
    note: '所反映的事项属于合同纠纷，不在网格事项范围内。',
    channel: '可到司法所申请调解，或拨打 12348 咨询法律服务。',
  },
  { note: '该事项正在通过诉讼途径处理，不重复受理。', channel: '请向受理的人民法院查询进展。' },
  { note: '经核实，所述地点不在本辖区。', channel: '请拨打 12345，由所在地受理。' },
] as const

/** Short notes of the steps on the way. */
export const notes = {
  handle: ['已签收，安排人员到现场。', '已到现场查看，正在组织处理。', '已联系相关单位，明天上午处理。'],
  handBack: ['经核实，该设施的管理单位不是本单位，建议改派。'],
  checkPassed: ['现场查看属实，处理到位。', '已与反映人核对，情况属实。'],
  checkFailed: ['现场还有一部分没有处理，请继续办理。', '处理后又出现同样问题，需要返工。'],
  reopen: ['当天处理了，第二天又是老样子，请再看看。', '只处理了一半，另一边还没有弄。'],
  supervise: ['超过时限仍未办结，请抓紧办理并说明情况。'],
  merge: ['与前一件是同一处，合并办理。'],
  rated: ['处理得很快，谢谢。', '比以前好多了。', '希望能坚持下去。', ''],
  ratedLow: ['等得有点久。', '没有完全解决。'],
  fixed: [
    '巡查时发现，当场清理干净。',
    '已当场劝导车主挪车。',
    '现场扶正并加固，已排除隐患。',
    '当场撕除并提醒商户。',
  ],
}
