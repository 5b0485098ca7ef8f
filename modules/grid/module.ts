/**
 * Grid matters: what this module brings to the server.
 */
import type { Module } from '#platform/operation/operation.ts'
import { attend } from './attention.ts'
import { evidence } from './evidence.ts'
import { act, actMany } from './operations/act.ts'
import { categories, examine, limits } from './operations/catalogue.ts'
import { get, reveal } from './operations/get.ts'
import { inbox, list } from './operations/lists.ts'
import { patrol, reportFor } from './operations/on-behalf.ts'
import { mine, track, trackAct } from './operations/own.ts'
import { follow, publicGet, publicList, publicMap } from './operations/public.ts'
import { report } from './operations/report.ts'
import { removeView, saveView, views } from './operations/views.ts'
import { duties } from './policy.ts'

export const grid: Module = {
  name: 'grid',
  duties,
  evidence,
  operations: [
    categories,
    examine,
    limits,
    report,
    reportFor,
    patrol,
    list,
    inbox,
    get,
    reveal,
    act,
    actMany,
    mine,
    track,
    trackAct,
    publicList,
    publicMap,
    publicGet,
    follow,
    views,
    saveView,
    removeView,
  ],
  jobs: [{ name: 'grid.attend', everySeconds: 20, run: attend }],
}
