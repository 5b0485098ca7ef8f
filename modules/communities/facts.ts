/**
 * A change of communities as the page of its case tells it.
 */
import type { Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { CaseDocument, Fact } from '#platform/workflow/registered.ts'
import type { ChangeData } from './data.ts'
import { receivers } from './procedure.ts'
import { procedureName } from './rules.ts'

const same = (text: string): Words => ({ zh: text, en: text })
const none: Words = { zh: '还没有', en: 'Not yet' }

const kinds: Record<ChangeData['kind'], Words> = {
  'set-up': { zh: '设立', en: 'Set up' },
  adjust: { zh: '调整', en: 'Adjust' },
  abolish: { zh: '撤销', en: 'Abolish' },
}

/** Everything that the page says of it, in order. */
export function factsOf(pack: Pack, record: CaseRecord, names: ReadonlyMap<string, string>): Fact[] {
  const data = record.data as unknown as ChangeData
  const facts: (Fact | undefined)[] = [
    { label: { zh: '类型', en: 'Kind' }, value: kinds[data.kind] },
    { label: { zh: '提出单位', en: 'Proposed by' }, value: same(names.get(data.from) ?? '—') },
    { label: { zh: '理由', en: 'Reason' }, value: same(data.reason) },
    ...data.communities.map((one) => communityFact(record, one)),
    ...data.ends.map((one) => endFact(data, one)),
    {
      label: { zh: '范围、考虑因素和核对结果', en: 'Boundaries, factors, findings' },
      value: { zh: '查看方案', en: 'Open the proposal' },
      link: `/work/communities/${record.county}/${record.id}`,
    },
    factorsFact(pack, data),
    data.effective
      ? {
          label: { zh: '生效日期', en: 'In force from' },
          value: same(data.effective),
          basis: pack.procedure(procedureName).basisOf('decide'),
        }
      : undefined,
    ...filingFacts(pack, data, names),
    followUpFact(pack, record, data),
    redivideFact(record, data),
  ]
  return facts.filter((fact) => fact !== undefined)
}

function communityFact(record: CaseRecord, one: ChangeData['communities'][number]): Fact {
  const inForce = record.state === 'effective' || record.state === 'closed'
  return {
    label: one.isNew ? { zh: '新社区', en: 'New community' } : { zh: '调整的社区', en: 'Changed community' },
    value: {
      zh: `${one.name}（${one.code}，${one.rural ? '农村' : '城市'}）`,
      en: `${one.name} (${one.code}, ${one.rural ? 'rural' : 'urban'})`,
    },
    ...(one.isNew && !inForce ? {} : { link: `/work/places/${one.code}` }),
  }
}

function endFact({ communities }: ChangeData, { code, name, into }: ChangeData['ends'][number]): Fact {
  const to = into && (communities.find((one) => one.code === into)?.name ?? into)
  return {
    label: { zh: '撤销的社区', en: 'Abolished community' },
    value: {
      zh: `${name}（${code}）${to ? `，并入${to}` : ''}`,
      en: `${name} (${code})${to ? `, into ${to}` : ''}`,
    },
    link: `/work/places/${code}`,
  }
}

function factorsFact(pack: Pack, { missing }: ChangeData): Fact | undefined {
  const factors = pack.factorsOf(procedureName)
  const [first] = factors
  if (!first) return undefined
  const open = factors.filter(({ id }) => missing.includes(id)).map(({ name }) => name)
  const value =
    open.length === 0
      ? { zh: `${factors.length} 项都已写明`, en: `All ${factors.length} are there` }
      : {
          zh: `还缺：${open.map(({ zh }) => zh).join('、')}`,
          en: `Missing: ${open.map(({ en }) => en).join(', ')}`,
        }
  return { label: { zh: '考虑因素', en: 'Factors' }, value, basis: first.basis }
}

function filingFacts(pack: Pack, data: ChangeData, names: ReadonlyMap<string, string>): Fact[] {
  const kinds = receivers(pack)
  if (kinds.length === 0 || !data.document) return []
  const words = pack.procedure(procedureName)
  const sent: Fact = {
    label: { zh: '报送备案', en: 'Sent for filing' },
    value: data.filing ? same(`${data.filing.number}，${data.filing.date}`) : none,
    basis: words.basisOf('file'),
  }
  const receipts = kinds.map((kind): Fact => {
    const receipt = data.receipts?.[kind]
    const name = pack.bodyKind(kind)?.name ?? same(kind)
    return {
      label: { zh: `备案回执：${name.zh}`, en: `Receipt: ${name.en}` },
      value: receipt ? same(`${receipt.number}，${receipt.date}，${names.get(receipt.body) ?? ''}`) : none,
    }
  })
  return [sent, ...receipts]
}

/** What the law makes follow (湖北 13): an election, as soon as may be; its deadline is the county's to set. */
function followUpFact(pack: Pack, record: CaseRecord, { followUp }: ChangeData): Fact | undefined {
  const words = pack.procedure(procedureName)
  if (!words.uses('follow-up') || !['effective', 'closed'].includes(record.state)) return undefined
  const due = record.timers.find(({ kind }) => kind === 'follow-up')?.dueAt?.slice(0, 10)
  return {
    label: { zh: '后续选举', en: 'Election that follows' },
    value: followUp
      ? same(`${followUp.date}：${followUp.note}`)
      : {
          zh: due ? `尚未登记，${due} 前完成` : '尚未登记；期限由县级政府设定，目前没有设定',
          en: due
            ? `Not recorded yet; by ${due}`
            : 'Not recorded yet; its deadline is the county’s to set, and is not set',
        },
    basis: words.basisOf('follow-up'),
  }
}

/** Grids follow the boundary, so whoever divides there has to look at them again. */
function redivideFact(record: CaseRecord, { communities }: ChangeData): Fact | undefined {
  if (record.state !== 'effective' && record.state !== 'closed') return undefined
  const [first] = communities
  if (!first) return undefined
  return {
    label: { zh: '网格', en: 'Grids' },
    value: {
      zh: '社区范围变了，网格要重新划分；划分以前原有网格照用',
      en: 'The boundary has changed: divide into grids anew; until then the present grids go on',
    },
    link: `/work/places/${first.code}/divide`,
  }
}

/** The decision. */
export function documentsOf(record: CaseRecord): CaseDocument[] {
  const { document } = record.data as unknown as ChangeData
  return document ? [{ kind: { zh: '决定', en: 'Decision' }, ...document }] : []
}
