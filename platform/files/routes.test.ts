import Fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { nobody } from '#platform/access/asker.ts'
import { openVault } from '#platform/personal/vault.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { FileError } from './file-error.ts'
import { MAX_IMAGE_BYTES } from './image.ts'
import { checkLink, signPhoto } from './links.ts'
import { files } from './module.ts'
import { attachFiles, photosOf } from './records.ts'
import { addFileRoutes } from './routes.ts'
import { Turns } from './turns.ts'

const subject = '018f0000-0000-7000-8000-000000000001'
const other = '018f0000-0000-7000-8000-000000000002'

describe('links', () => {
  const vault = openVault(Buffer.alloc(32, 1))
  const now = new Date('2026-11-20T01:02:03Z')
  const parse = (link: string) => {
    const url = new URL(link, 'http://x')
    const [, , id, rendition] = url.pathname.split('/') as [
      string,
      string,
      string,
      'original' | 'public' | 'thumb',
    ]
    return { id, rendition, exp: url.searchParams.get('exp')!, sig: url.searchParams.get('sig')! }
  }
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

  test('are good for an hour, for one photo and one rendition, by one key', () => {
    const photo = signPhoto(vault, subject, 'public', now)
    const link = parse(photo.full)
    expect(link.rendition).toBe('public')
    expect(checkLink(vault, link, at(60))).toBe('good')
    expect(checkLink(vault, link, at(71))).toBe('expired')
    expect(checkLink(vault, { ...link, rendition: 'original' }, now)).toBe('forged')
    expect(checkLink(vault, { ...link, id: other }, now)).toBe('forged')
    expect(checkLink(vault, { ...link, exp: String(Number(link.exp) + 600) }, now)).toBe('forged')
    expect(checkLink(vault, { ...link, sig: '' }, now)).toBe('forged')
    expect(checkLink(openVault(Buffer.alloc(32, 2)), link, now)).toBe('forged')
  })
  test('stay the same for a while, so that browsers keep what they have', () => {
    expect(signPhoto(vault, subject, 'public', at(1))).toEqual(signPhoto(vault, subject, 'public', now))
  })
  test('lead to the original for handlers only', () => {
    expect(parse(signPhoto(vault, subject, 'handler', now).full).rendition).toBe('original')
  })
})

test('turns: so many at once, so many wait, the rest goes away', async () => {
  const turns = new Turns(1, 1)
  let finish = () => {}
  const first = turns.take(
    () =>
      new Promise<number>((done) => {
        finish = () => done(1)
      }),
  )
  const second = turns.take(async () => 2)
  expect(await turns.take(async () => 3)).toBeUndefined()
  finish()
  expect([await first, await second]).toEqual([1, 2])
  await expect(
    turns.take(async () => {
      throw new Error('x')
    }),
  ).rejects.toThrow('x')
  expect(await turns.take(async () => 4)).toBe(4)
})

describe('photos over HTTP', () => {
  let house: Installation
  let app: FastifyInstance
  let jpeg: Buffer
  let next = 1
  let address = '10.0.0.1'

  beforeAll(async () => {
    house = await installation([files])
    house.owner.on('error', () => {})
    app = Fastify({ bodyLimit: 1_000_000 })
    const { database, services } = house
    await addFileRoutes(app, { database, services, askerOf: async () => nobody })
    jpeg = await photo()
  })
  afterAll(async () => {
    await app.close()
    await house.close()
  })
  afterEach(() => {
    address = `10.0.0.${++next}`
  })

  /** A photo with a position in it, unlike any other. */
  function photo(width = 640): Promise<Buffer> {
    const background = { r: Math.floor(Math.random() * 255), g: Math.floor(Math.random() * 255), b: next }
    return sharp({ create: { width, height: 480, channels: 3, background } })
      .withExif({
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '35/1 13/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '113/1 14/1 0/1',
        },
      })
      .jpeg()
      .toBuffer()
  }

  function upload(
    bytes: Buffer,
    options: { field?: string; name?: string; type?: string; lang?: string } = {},
  ) {
    const { field = 'file', name = 'a.jpg', type = 'image/jpeg', lang = 'zh' } = options
    const head = `--x\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
    return app.inject({
      method: 'POST',
      url: '/api/files.upload',
      remoteAddress: address,
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-linli-lang': lang },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
    })
  }

  test('a photo is kept; its copies are shown without where it was taken, the original by a handler’s link', async () => {
    const response = await upload(jpeg)
    expect(response.statusCode).toBe(200)
    const sent = response.json<{ id: string; thumb: string; full: string }>()
    const full = await app.inject(sent.full)
    expect(full.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600, immutable',
    })
    expect((await sharp(full.rawPayload).metadata()).exif).toBeUndefined()
    const thumb = await app.inject(sent.thumb)
    expect([thumb.headers['content-type'], (await sharp(thumb.rawPayload).metadata()).width]).toEqual([
      'image/webp',
      320,
    ])
    const original = await app.inject(signPhoto(house.services.vault, sent.id, 'handler').full)
    expect(original.rawPayload.equals(jpeg)).toBe(true)
    const { rows } = await house.owner.query('select * from files.file where id = $1', [sent.id])
    expect(rows[0]).toMatchObject({ type: 'image/jpeg', width: 640, height: 480, attached_subject: null })
    expect(JSON.stringify(rows)).not.toContain(address)
  })

  test('a link that was changed or has run out shows nothing', async () => {
    const { id, full } = (await upload(await photo())).json()
    expect((await app.inject(full.replace('/public?', '/original?'))).statusCode).toBe(404)
    expect((await app.inject(full.replace('/public?', '/svg?'))).statusCode).toBe(404)
    expect((await app.inject(`/files/${id}/public`)).statusCode).toBe(404)
    const old = signPhoto(house.services.vault, id, 'public', new Date(Date.now() - 2 * 3_600_000))
    const response = await app.inject(old.full)
    expect([response.statusCode, response.json().error.code]).toEqual([403, 'file.link-expired'])
    const unknown = signPhoto(house.services.vault, other, 'public')
    expect((await app.inject(unknown.full)).statusCode).toBe(404)
  })

  test('what is no photo is refused in clear words, whatever it is called', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const refused = await upload(svg, { type: 'image/jpeg', lang: 'en' })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().error).toMatchObject({
      code: 'file.unsupported-type',
      message: expect.stringContaining('JPG'),
    })
    const codes = [
      await upload(jpeg.subarray(0, jpeg.length / 2)),
      await upload(Buffer.concat([jpeg, Buffer.alloc(11_000_000)])),
      await upload(Buffer.alloc(0)),
      await upload(jpeg, { field: 'photo' }),
      await app.inject({
        method: 'POST',
        url: '/api/files.upload',
        payload: { file: 1 },
        remoteAddress: address,
      }),
    ].map((response) => response.json().error.code)
    expect(codes).toEqual([
      'file.damaged',
      'file.too-large',
      'file.unsupported-type',
      'file.none',
      'file.none',
    ])
  })

  test('what is too large is told so over a real connection, where it arrives in pieces', async () => {
    const base = await app.listen({ port: 0, host: '127.0.0.1' })
    for (const size of [MAX_IMAGE_BYTES + 1, 11_000_000, 13_000_000]) {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(jpeg), new Uint8Array(size - jpeg.length)]), 'a.jpg')
      const response = await fetch(`${base}/api/files.upload`, { method: 'POST', body: form })
      const body = (await response.json()) as { error: { code: string } }
      expect([size, response.status, body.error.code]).toEqual([size, 422, 'file.too-large'])
    }
  })

  test('many from one address are refused', async () => {
    let last = await upload(Buffer.from('x'))
    for (let i = 0; i < 60; i++) last = await upload(Buffer.from('x'))
    expect([last.statusCode, last.json().error.code]).toEqual([429, 'request.too-many'])
    expect((await upload(Buffer.from('x'), {})).headers['retry-after']).toBeDefined()
  })

  test('a full disk is said clearly and leaves nothing half kept', async () => {
    const { put } = house.services.files
    const kept: string[] = []
    let calls = 0
    house.services.files.put = async (bytes) => {
      if (++calls === 3) throw new FileError('file.disk-full')
      const result = await put(bytes)
      kept.push(result.hash)
      return result
    }
    const before = await house.owner.query('select count(*)::int as n from files.file')
    const response = await upload(await photo(700))
    house.services.files.put = put
    expect([response.statusCode, response.json().error.code]).toEqual([507, 'file.disk-full'])
    expect(kept).toHaveLength(2)
    for (const hash of kept) expect(await house.services.files.has(hash)).toBe(false)
    const after = await house.owner.query('select count(*)::int as n from files.file')
    expect(after.rows).toEqual(before.rows)
  })

  test('a photo is attached to one record; one that belongs to none goes after a day', async () => {
    const bytes = await photo(500)
    const ids: string[] = []
    for (let i = 0; i < 3; i++) ids.push((await upload(bytes)).json().id)
    const [attached, taken, left] = ids as [string, string, string]
    const attach = (wanted: string[], to: string) =>
      house.database.transaction(undefined, (tx) => attachFiles(tx, wanted, '410802', to))
    expect(await attach([attached, other], subject)).toEqual([other])
    expect(await attach([attached], subject)).toEqual([])
    expect(await attach([attached, taken], other)).toEqual([attached])
    const shown = await photosOf(house.database.direct, house.services.vault, '410802', subject, 'handler')
    expect(shown.map(({ id }) => id)).toEqual([attached])

    const { rows } = await house.owner.query('select hash from files.file where id = $1', [left])
    const alone = (await upload(await photo(510))).json().id
    const only = await house.owner.query('select hash, thumb_hash from files.file where id = $1', [alone])
    house.clock.advance(25 * 3_600_000)
    const fresh = (await upload(await photo(520))).json().id
    await files.jobs![0]!.run({ ...house, now: house.clock.now() }, {})
    const remaining = await house.owner.query('select id from files.file where id = any($1)', [
      [...ids, alone, fresh],
    ])
    expect(remaining.rows.map(({ id }) => id).sort()).toEqual([attached, taken, fresh].sort())
    // Other records have the same bytes.
    expect(await house.services.files.has(rows[0].hash)).toBe(true)
    expect(await house.services.files.has(only.rows[0].hash)).toBe(false)
    expect(await house.services.files.has(only.rows[0].thumb_hash)).toBe(false)
  })
})
