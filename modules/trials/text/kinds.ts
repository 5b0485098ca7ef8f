/** Kinds of rows as pages, lists and files name them, and what each means. Safe for the browser. */
import type { Words } from '#platform/operation/contract.ts'

export const kindWords: Record<string, Words> = {
  category: { zh: '类别', en: 'Category' },
  refused: { zh: '会被拒绝', en: 'Would be refused' },
  allowed: { zh: '不再被拒绝', en: 'No longer refused' },
  warned: { zh: '会被提醒', en: 'Would be warned of' },
  blocked: { zh: '条件不符', en: 'Conditions not met' },
  who: { zh: '由谁办', en: 'Who acts' },
  step: { zh: '步骤', en: 'Steps' },
  handler: { zh: '由谁负责', en: 'Who is responsible' },
  level: { zh: '响应等级', en: 'Level of response' },
  late: { zh: '按期变超期', en: 'In time, then late' },
  met: { zh: '超期变按期', en: 'Late, then in time' },
  'blank-date': { zh: '日期留空', en: 'Blank dates' },
  'open-parameter': { zh: '数值没有设定', en: 'Figures not set' },
  'no-bearer': { zh: '职责没有写谁承担', en: 'Duties without a bearer' },
  'bearer-missing': { zh: '承担的机构本地没有', en: 'Bearers that do not stand here' },
  'new-duty': { zh: '新增职责', en: 'New duties' },
  'gone-duty': { zh: '不再有的职责', en: 'Duties that are gone' },
  refusal: { zh: '不允许做的事', en: 'What is refused' },
  limit: { zh: '时限', en: 'Limits' },
  'law-step': { zh: '步骤和做法', en: 'Steps and options' },
  body: { zh: '机构', en: 'Bodies' },
  'law-category': { zh: '事项类别', en: 'Categories' },
  parameter: { zh: '其他数值', en: 'Other figures' },
}

/** The summary's words for so many of a kind; kinds that only compare the laws are not summed up. */
export const kindSums: Record<string, (n: number) => Words> = {
  category: (n) => ({ zh: `${n} 件没有对应的类别`, en: `${n} would have had no category` }),
  refused: (n) => ({ zh: `${n} 件有一步会被拒绝`, en: `${n} would have met a refusal` }),
  allowed: (n) => ({ zh: `${n} 件不再被拒绝`, en: `${n} would no longer be refused` }),
  warned: (n) => ({ zh: `${n} 件会被提醒`, en: `${n} would have been warned of` }),
  blocked: (n) => ({ zh: `${n} 件有一步条件不符`, en: `${n} would have lacked a condition` }),
  who: (n) => ({ zh: `${n} 件该由别的机构来办`, en: `${n} would have been for other bodies to act on` }),
  step: (n) => ({ zh: `${n} 件少了一个步骤`, en: `${n} would have lacked a step` }),
  handler: (n) => ({ zh: `${n} 件由别的机构负责`, en: `another body would be responsible for ${n}` }),
  level: (n) => ({ zh: `${n} 件的响应等级不同`, en: `${n} would have had another level` }),
  late: (n) => ({ zh: `${n} 件原来按期、会超期`, en: `${n} that were in time would be late` }),
  met: (n) => ({ zh: `${n} 件原来超期、会按期`, en: `${n} that were late would be in time` }),
  'blank-date': (n) => ({ zh: `${n} 个日期留空`, en: `${n} ${n === 1 ? 'date is' : 'dates are'} blank` }),
  'open-parameter': (n) => ({ zh: `${n} 个数值没有设定`, en: `${n} figures are not set` }),
  'no-bearer': (n) => ({ zh: `${n} 项职责没有写谁承担`, en: `${n} duties have no bearer` }),
  'bearer-missing': (n) => ({
    zh: `${n} 项职责的承担机构本地没有`,
    en: `the bearers of ${n} duties do not stand here`,
  }),
  'new-duty': (n) => ({ zh: `新增 ${n} 项职责`, en: `${n} duties are new` }),
  'gone-duty': (n) => ({ zh: `${n} 项职责不再有`, en: `${n} duties are gone` }),
}

/** What a kind means, in one sentence above its rows. */
export const kindMeanings: Record<string, Words> = {
  category: {
    zh: '试行的法规没有这一类，这些事项不能按原来的类别上报。',
    en: 'The tried law has no such category: these matters could not have been reported as what they were.',
  },
  refused: {
    zh: '当时可以做，按试行的法规会被拒绝。',
    en: 'It could be done then; the tried law would refuse it.',
  },
  allowed: {
    zh: '当时被拒绝或者提醒，按试行的法规可以做。',
    en: 'It was refused or warned of then; by the tried law it may be done.',
  },
  warned: {
    zh: '按试行的法规会先被提醒，仍然可以做。',
    en: 'The tried law would warn of it; it could still be done.',
  },
  blocked: {
    zh: '做过的某一步，按试行的法规已经过了期限或者条件不够。',
    en: 'A step that was taken would have come too late, or lacked a condition.',
  },
  who: {
    zh: '受理、派遣、核查等步骤，按试行的法规该由别的机构来办。',
    en: 'Steps such as acceptance, dispatch or check would have been for another body.',
  },
  step: { zh: '试行的法规没有这些步骤。', en: 'The tried law does not have these steps.' },
  handler: {
    zh: '按试行的法规，这类事项由别的机构负责。',
    en: 'By the tried law another body is responsible for these matters.',
  },
  level: {
    zh: '按试行的法规，响应等级不同，各环节的时限也跟着变。',
    en: 'The level of response would have been another, and the limits with it.',
  },
  late: {
    zh: '当时按期完成，按试行的时限就超期了。假期和调休按国务院办公厅的通知计算，暂停和延期照旧。',
    en: 'Done in time then; late by the tried limits. Holidays as officially arranged; pauses and extensions as they were.',
  },
  met: {
    zh: '当时超期，按试行的时限算按期。',
    en: 'Late then; in time by the tried limits.',
  },
  'blank-date': {
    zh: '条文留着空白的日期，通过之前要填上。',
    en: 'Days that the text leaves blank, to be filled in before it is passed.',
  },
  'open-parameter': {
    zh: '条文提到而没有写出的数值。没有设定，相关的检查就无法进行。',
    en: 'Figures that the text speaks of and does not give. Until they are set, checks that need them cannot be made.',
  },
  'no-bearer': {
    zh: '“应当”“不得”的条文，找不到由哪一类机构承担。',
    en: 'Provisions that bind, and no kind of body that bears them can be found.',
  },
  'bearer-missing': {
    zh: '条文写了由谁承担，但本地还没有登记这样的机构。',
    en: 'The text names who bears it, and no such body is registered here.',
  },
  'new-duty': { zh: '现行法规没有的职责。', en: 'Duties that the law in force does not have.' },
  'gone-duty': {
    zh: '现行法规有、试行的法规没有的职责。',
    en: 'Duties of the law in force that the tried one lacks.',
  },
  refusal: {
    zh: '两部法规对同一件事的处理不同：不允许、提醒、或者没有规定。',
    en: 'The laws treat the same act differently: refused, warned of, or no rule.',
  },
  limit: { zh: '各环节时限的变化。', en: 'Limits that change.' },
  'law-step': {
    zh: '只有一部法规采用的步骤和做法。',
    en: 'Steps and options that only one of the laws uses.',
  },
  body: {
    zh: '只有一部法规有的机构，以及由谁受理派遣。',
    en: 'Bodies that only one of the laws knows, and who dispatches.',
  },
  'law-category': {
    zh: '只有一部法规有的类别，以及能不能交给居（村）民委员会。',
    en: 'Categories of only one law, and what may be given to a committee.',
  },
  parameter: { zh: '条文写明的其他数值，两部不同。', en: 'Other figures of the texts that differ.' },
}
