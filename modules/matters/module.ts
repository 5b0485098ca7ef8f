/**
 * Community matters: what this module brings to the server.
 */
import type { Module } from '#platform/operation/operation.ts'
import { admissionRegistered } from './admissions.ts'
import { evidence } from './evidence.ts'
import { addressees, catalogue } from './operations/catalogue.ts'
import { certificate } from './operations/certificate.ts'
import { demand, demands } from './operations/demands.ts'
import { entrust } from './operations/entrust.ts'
import { list, lists, published } from './operations/lists.ts'
import { moveList, saveList } from './operations/make-lists.ts'
import { propose } from './operations/propose.ts'
import { entrustments, requests } from './operations/requests.ts'
import { duties } from './policy.ts'
import { entrustmentRegistered } from './surroundings.ts'

export const matters: Module = {
  name: 'matters',
  duties,
  evidence,
  operations: [
    catalogue,
    addressees,
    entrust,
    requests,
    entrustments,
    lists,
    list,
    saveList,
    moveList,
    published,
    propose,
    certificate,
    demand,
    demands,
  ],
  procedures: [entrustmentRegistered, admissionRegistered],
}
