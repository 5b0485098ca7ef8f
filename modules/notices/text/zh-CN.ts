/**
 * Sentences of notices by kind, Chinese. `{name}` is replaced by the parameter; a part in brackets that names a
 * parameter which is absent is left out. Names ending in `At` are moments, in `On` days.
 */
export const zh = {
  // To whoever reported the matter.
  'grid.received': '已收到您反映的问题，编号 {no}[，{dueAt} 前答复是否受理]',
  'grid.accepted': '您反映的问题（{no}）已受理[，由{body}办理][，{dueAt} 前处理]',
  'grid.not-accepted': '您反映的问题（{no}）不予受理[：{reason}][。请联系：{channel}]',
  'grid.handled': '您反映的问题（{no}）已处理[（{body}）]，正在核查',
  'grid.answered': '您反映的问题（{no}）已答复，请查看并评价',
  'grid.rate': '您反映的问题（{no}）已结案，请评价是否满意',
  'grid.merged': '您反映的问题（{no}）与 {into} 是同一件事，已合并办理',
  'grid.suspended': '事项 {no} 暂停计时[：{reason}]',
  'grid.resumed': '事项 {no} 恢复计时[，{dueAt} 前处理]',
  'grid.extended': '事项 {no} 的办理期限延长[至 {dueAt}]',
  'grid.withdrawn': '事项 {no} 已撤回',
  'grid.closed': '事项 {no} 已结案',
  // To those who work on it.
  'grid.dispatched': '收到派遣事项 {no}[（{category}，{place}）][，{dueAt} 前处理]',
  'grid.assigned': '事项 {no} 已交给您办理[，{dueAt} 前完成]',
  'grid.joint': '请协助办理事项 {no}[（主办：{body}）][，{dueAt} 前完成]',
  'grid.returned': '{body}退回了事项 {no}[：{reason}]',
  'grid.check': '事项 {no} 已处理，请核查',
  'grid.check-failed': '事项 {no} 核查未通过，请重新处理[，{dueAt} 前完成]',
  'grid.reopened': '事项 {no} 被重新打开[，{dueAt} 前处理]',
  'grid.supervised': '事项 {no} 被督办[（{body}）][，{dueAt} 前办结]',
  'grid.due-soon': '事项 {no} 将于 {dueAt} 到期',
  'grid.overdue': '事项 {no} 已逾期[（{place}）][，应于 {dueAt} 前完成]',
  'grid.escalated': '事项 {no} 逾期未办，已上报到您这里[（{body}）]',
  'grid.extension-asked': '{body}申请延长事项 {no} 的期限，请审批',
  'grid.extension-decided': '事项 {no} 的延期申请已审批[，新期限 {dueAt}]',
  'grid.added': '反映人补充了事项 {no} 的情况',
  'grid.rated-badly': '反映人对事项 {no} 的办理不满意[（{stars} 星）]',
  'grid.changed': '事项 {no} 有新进展',
  // Cases of all other procedures: to whom they lie with, to the other parties, to those above when time has run out.
  'cases.waits': '{procedure} {no} 等待您办理：{title}[（{step}）][，{dueAt} 前完成]',
  'cases.step': '{procedure} {no} 有新进展[：{step}]（{title}）',
  'cases.overdue': '{procedure} {no} 已逾期：{title}[，应于 {dueAt} 前完成]',
  // To those who answer for duties.
  'duties.due-soon': '{place}有 {count} 项法定职责将于 {dueOn}到期，还没有记录',
  'duties.overdue': '{place}有 {count} 项法定职责逾期未见记录',
  'duties.escalated': '{place}有 {count} 项法定职责逾期，已上报到您这里',
  // To those who divide grids and hold office.
  'places.division-submitted': '{place}的网格划分方案等待批准',
  'places.division-approved': '{place}的网格划分方案已批准',
  'places.division-returned': '{place}的网格划分方案被退回[：{reason}]',
  'parties.appointed': '您已任职：{body} {post}',
  'parties.ended': '您在{body}的任职已结束',
  'accounts.key-created': '您的账号新建了接口密钥“{name}”，如非本人操作请立即作废',
  other: '有新的消息',
}
