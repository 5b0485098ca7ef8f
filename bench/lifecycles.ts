/**
 * The life of a grid matter over the public API, and many of them at once.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Actors } from './actors.ts'
import { percentile } from './figures.ts'
import { Wire } from './wire.ts'

/** How an operation is called: over a socket, or in process. */
export type Call = (
  operation: string,
  input: unknown,
  key: string,
) => Promise<{ status: number; body: string }>

/** The calls of one life, by name. */
export const steps = ['report', 'dispatch', 'finish', 'check', 'rate'] as const
export type Step = (typeof steps)[number]

/** What a round of lives gave: how many a second, and milliseconds of each call and of whole lives. */
export interface Lived {
  perSecond: number
  errors: string[]
  times: Record<Step | 'life', number[]>
}

let turn = 0

/** Categories that a department handles, in every pack's catalogue. */
const categories = ['street-lamp', 'exposed-garbage', 'parking', 'manhole-cover', 'road-surface']
const texts = [
  '小区东门口的路灯三盏都不亮，晚上很黑，老人不敢走。',
  '菜市场北门堆了一大堆生活垃圾，两天没人清，苍蝇很多。',
  '学校后门两边停满了车，救护车都进不来，请管一管。',
  '公交站后面的井盖翘起来一边，车压过去咣当响。',
]

/** Lives one matter: reported, accepted and dispatched, finished, checked and answered, rated. */
export async function live(
  actors: Actors,
  call: Call,
  took?: (step: Step, ms: number) => void,
): Promise<void> {
  const number = turn++
  const spot = actors.spots[(number * 7919) % actors.spots.length]
  if (!spot) throw new Error('no grids')
  const { resident = '', department = '' } = actors.keys
  const draft = uuidv7()
  const ref = { county: actors.county, id: draft }
  async function take(step: Step, operation: string, input: unknown, key: string) {
    const from = performance.now()
    const { status, body } = await call(operation, input, key)
    took?.(step, performance.now() - from)
    if (status !== 200) throw new Error(`${step}: ${status} ${body.slice(0, 200)}`)
    return body
  }
  const act = (step: Step, input: object, key: string) => take(step, 'grid.act', { ...ref, ...input }, key)
  const aside = () => Math.round((Math.random() - 0.5) * 200) / 1_000_000
  const report = {
    id: draft,
    category: categories[number % categories.length],
    text: texts[number % texts.length],
    place: spot.grid.slice(0, 12),
    point: { lng: spot.lng + aside(), lat: spot.lat + aside() },
    address: `${(number % 30) + 1}号楼西侧`,
  }
  const reported = await take('report', 'grid.report', report, resident)
  ref.id = (JSON.parse(reported) as { id: string }).id
  await act('dispatch', { action: 'dispatch', body: actors.department }, spot.township)
  await act('finish', { action: 'finish', note: '已派人到现场处理完毕，恢复正常。' }, department)
  const answer = '您反映的问题已经处理好，谢谢您关心社区。'
  await act('check', { action: 'check', pass: true, note: '已到现场查看。', answer }, spot.township)
  await act('rate', { action: 'rate', satisfied: 5 }, resident)
}

/** Lives as many matters as fit into the time, by so many clients at once. */
export async function liveMany(
  actors: Actors,
  port: number,
  clients: number,
  seconds: number,
): Promise<Lived> {
  const times = { report: [], dispatch: [], finish: [], check: [], rate: [], life: [] } as Lived['times']
  const errors: string[] = []
  let done = 0
  const from = performance.now()
  const until = from + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const wire = new Wire(port)
      while (performance.now() < until) {
        const began = performance.now()
        try {
          await live(actors, wire.call.bind(wire), (step, ms) => times[step].push(ms))
          times.life.push(performance.now() - began)
          done++
        } catch (error) {
          errors.push((error as Error).message)
          if (errors.length > 100) break
        }
      }
      wire.close()
    }),
  )
  return { perSecond: done / ((performance.now() - from) / 1000), errors, times }
}

/** p50 and p99 of each call. */
export function summary({ times }: Pick<Lived, 'times'>): string[][] {
  return Object.entries(times).map(([name, values]) => [
    name,
    percentile(values, 50).toFixed(1),
    percentile(values, 99).toFixed(1),
    String(values.length),
  ])
}
