import { expect, test } from 'vitest'
import { CallError } from '#platform/operation/client.ts'
import { sendUntilAnswered } from './sending.ts'

const refusal = (status: number, code = 'x') => new CallError(status, { error: { code, message: code } })

function run(answers: unknown[], stopAfter = Number.POSITIVE_INFINITY) {
  let sent = 0
  let waited = 0
  const result = sendUntilAnswered(
    async () => {
      const answer = answers[sent++]
      if (answer instanceof Error) throw answer
      return answer
    },
    { pause: async () => {}, onWaiting: () => waited++, isStopped: () => sent >= stopAfter },
  )
  return { result, sent: () => sent, waited: () => waited }
}

test('goes on through a lost connection and a stumbling server until there is an answer', async () => {
  const { result, sent, waited } = run([new TypeError('network'), refusal(502), 'done', 'never asked'])
  expect(await result).toBe('done')
  expect(sent()).toBe(3)
  expect(waited()).toBe(2)
})

test('a refusal is an answer', async () => {
  const { result, sent } = run([refusal(422), 'never asked'])
  await expect(result).rejects.toThrow(CallError)
  expect(sent()).toBe(1)
})

test('its own try under way is no refusal, somebody else’s content is', async () => {
  const conflict = refusal(409, 'record.conflict')
  expect(await run([conflict, 'first answer']).result).toBe('first answer')
  await expect(run([conflict, conflict, conflict, conflict]).result).rejects.toThrow(CallError)
})

test('stops when asked to', async () => {
  const { result, sent } = run([new TypeError('network'), 'never asked'], 1)
  expect(await result).toBeUndefined()
  expect(sent()).toBe(1)
})
