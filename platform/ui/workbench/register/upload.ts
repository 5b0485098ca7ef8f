/** Sending a spreadsheet: by XMLHttpRequest, for fetch does not tell how far it is. */
import { CallError } from '#platform/operation/client.ts'
import type { ErrorBody, OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import type { Register } from '#platform/registers/declare.ts'
import { currentLang } from '#platform/text/language.ts'

type Sent = OutputOf<RegisterContract['check']>

/** Sends a file to be checked. Throws CallError for a refusal, TypeError without network. */
export function sendSheet(
  { module, name }: Register,
  file: File,
  progress: (percent: number) => void,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/${module}.${name}Upload`)
    request.setRequestHeader('x-linli-lang', currentLang())
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(Math.round((event.loaded / event.total) * 100))
    }
    request.onerror = () => reject(new TypeError('network'))
    request.onload = () => {
      const body = request.response as Sent | ErrorBody | null
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
