/**
 * Operations called straight, for what a test needs to be there before it begins; never for what it tests.
 */
import { type APIRequestContext, expect } from '@playwright/test'
import { v7 } from 'uuid'

/** The password of all demonstration accounts. */
export const PASSWORD = 'linli-demo'

/** Calls an operation as whoever the context's cookies say; fails the test when it does not succeed. */
export async function call<T = Record<string, unknown>>(
  request: APIRequestContext,
  operation: string,
  input: object,
): Promise<T> {
  const answer = await request.post(`/api/${operation}`, { data: input })
  expect(answer.ok(), `${operation}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** Signs in without the page. */
export async function signIn(request: APIRequestContext, login: string): Promise<void> {
  await call(request, 'accounts.signIn', { login, password: PASSWORD })
}

/** Who is signed in, as far as tests care. */
export interface Me {
  home: string
  homeName: string
  positions: { body: string; bodyName: string; place: string; placeName: string; post: string }[]
}

/** Who is signed in. */
export function me(request: APIRequestContext): Promise<Me> {
  return call<Me>(request, 'accounts.me', {})
}

/** What a report answers. */
export interface Reported {
  county: string
  id: string
  no: string
  secret: string
}

/** A matter reported by whoever the cookies say. */
export function report(
  request: APIRequestContext,
  input: { category: string; text: string; place: string; phone?: string; name?: string },
): Promise<Reported> {
  return call<Reported>(request, 'grid.report', { id: v7(), photos: [], ...input })
}

/** Takes a step of a matter. */
export function act(
  request: APIRequestContext,
  matter: { county: string; id: string },
  action: string,
  input: object = {},
): Promise<{ state: string }> {
  return call(request, 'grid.act', { county: matter.county, id: matter.id, action, ...input })
}

/** A point inside a grid: its boundary is convex, so the middle of its corners lies in it. */
export async function middleOf(
  request: APIRequestContext,
  grid: string,
): Promise<{ longitude: number; latitude: number }> {
  const { grids } = await call<{
    grids: { code: string; boundary: { coordinates: [number, number][][] } | null }[]
  }>(request, 'places.community', { code: grid.slice(0, 12) })
  const ring = grids.find((one) => one.code === grid)?.boundary?.coordinates[0]?.slice(1) ?? []
  const mean = (axis: 0 | 1) => ring.reduce((sum, corner) => sum + corner[axis], 0) / ring.length
  return { longitude: mean(0), latitude: mean(1) }
}
