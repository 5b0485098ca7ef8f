/**
 * What people read when a photo cannot be taken or shown.
 */

import type { Words } from '#platform/operation/contract.ts'
import { plainAnswers, platformErrors } from '#platform/operation/errors.ts'

/** Code → status and sentence. */
export const fileAnswers: Record<string, { status: number; text: Words }> = {
  ...plainAnswers,
  'request.too-many': platformErrors['request.too-many'],
  'record.not-found': platformErrors['record.not-found'],
  'file.none': {
    status: 422,
    text: { zh: '没有收到照片，请重新选择', en: 'No photo arrived; please choose it again' },
  },
  'file.unsupported-type': {
    status: 422,
    text: {
      zh: '不支持这种文件，请上传 JPG、PNG 或 WebP 照片',
      en: 'This kind of file is not taken; please send a JPG, PNG or WebP photo',
    },
  },
  'file.too-large': {
    status: 422,
    text: {
      zh: '照片超过 10 MB，请换一张小一些的',
      en: 'The photo is above 10 MB; please choose a smaller one',
    },
  },
  'file.too-many-pixels': {
    status: 422,
    text: {
      zh: '照片尺寸过大，请换一张小一些的',
      en: 'The photo has too many pixels; please choose a smaller one',
    },
  },
  'file.damaged': {
    status: 422,
    text: {
      zh: '照片已损坏或没有传完，请重新上传',
      en: 'The photo is damaged or incomplete; please send it again',
    },
  },
  'file.disk-full': {
    status: 507,
    text: {
      zh: '服务器存储空间已满，照片没有保存；请先不带照片提交，或稍后再试',
      en: 'The server’s disk is full and the photo was not kept; go on without it, or try again later',
    },
  },
  'file.busy': {
    status: 429,
    text: { zh: '上传的人较多，请稍后再试', en: 'Many photos are arriving; please try again in a moment' },
  },
  'file.link-expired': {
    status: 403,
    text: {
      zh: '照片链接已过期，请刷新页面',
      en: 'The link to the photo has expired; please reload the page',
    },
  },
}
