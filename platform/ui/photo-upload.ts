/**
 * Sending a photo: by XMLHttpRequest, for fetch does not tell how far it is.
 */

import { CallError } from '#platform/operation/client.ts'
import type { ErrorBody } from '#platform/operation/contract.ts'
import { currentLang } from '#platform/text/language.ts'

/** A photo that has arrived; the links are signed and run out after an hour. */
export interface SentPhoto {
  id: string
  thumb: string
  full: string
}

/** Sends one file to `POST /api/files.upload`. Throws CallError for a refusal, TypeError without network. */
export function sendPhoto(file: File, onProgress: (percent: number) => void): Promise<SentPhoto> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files.upload')
    request.setRequestHeader('x-linli-lang', currentLang())
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100))
    }
    request.onerror = () => reject(new TypeError('network'))
    request.onload = () => {
      const body = request.response as SentPhoto | ErrorBody | null
      if (request.status < 300 && body && 'id' in body) return resolve(body)
      const refused =
        body && 'error' in body ? body : { error: { code: 'internal', message: request.statusText } }
      reject(new CallError(request.status, refused))
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
