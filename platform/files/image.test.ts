import { deflateRawSync } from 'node:zlib'
import ExifReader from 'exifreader'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { inspectImage, MAX_IMAGE_BYTES, publicImage, thumbnail } from './image.ts'

const failing = (code: string) => expect.objectContaining({ code })
const POSITION = { lng: 125.145, lat: 42.9 }

/** A picture that compresses badly, so that cutting it takes away pixels. */
function noise(width: number, height: number, channels: 3 | 4 = 3) {
  const pixels = Buffer.alloc(width * height * channels)
  let state = 1
  for (let i = 0; i < pixels.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    pixels[i] = state >>> 24
  }
  return sharp(pixels, { raw: { width, height, channels } })
}

/** As a telephone writes it: position, time, camera, and lying on its side (orientation 6). */
const asPhone = (picture: Sharp) =>
  picture.withExif({
    IFD0: { Make: 'Neighbour Phone', Orientation: '6' },
    IFD2: { DateTimeOriginal: '2026:11:25 17:30:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '42/1 54/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '125/1 8/1 42/1',
    },
  })

const samples: Record<'jpeg' | 'png' | 'webp' | 'avif', Buffer> = {} as never

beforeAll(async () => {
  samples.jpeg = await asPhone(noise(400, 300)).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  samples.png = await asPhone(noise(400, 300)).png().toBuffer()
  samples.webp = await asPhone(noise(400, 300)).webp().toBuffer()
  samples.avif = await asPhone(noise(64, 48)).avif({ effort: 0 }).toBuffer()
})

describe('inspectImage', () => {
  test('tells type, upright size, time and position', async () => {
    const facts = await inspectImage(samples.jpeg)
    expect(facts).toMatchObject({ type: 'image/jpeg', width: 300, height: 400 })
    expect(facts.takenAt).toEqual(new Date('2026-11-25T17:30:00+08:00'))
    expect(facts.position?.lng).toBeCloseTo(POSITION.lng, 5)
    expect(facts.position?.lat).toBeCloseTo(POSITION.lat, 5)
  })

  test.each(['png', 'webp', 'avif'] as const)('knows %s, and its position', async (kind) => {
    const facts = await inspectImage(samples[kind])
    expect(facts.type).toBe(`image/${kind}`)
    expect(facts.position?.lat).toBeCloseTo(POSITION.lat, 5)
  })

  test('a photo without claims has none', async () => {
    const plain = await noise(40, 30).jpeg().toBuffer()
    expect(await inspectImage(plain)).toEqual({ type: 'image/jpeg', width: 40, height: 30 })
  })

  test('southern, western, and no position at all (zeros)', async () => {
    const at = (lat: string, latRef: string, lng: string, lngRef: string) =>
      noise(8, 8)
        .withExif({
          IFD3: { GPSLatitudeRef: latRef, GPSLatitude: lat, GPSLongitudeRef: lngRef, GPSLongitude: lng },
        })
        .jpeg()
        .toBuffer()
    const south = await inspectImage(await at('33/1 30/1 0/1', 'S', '70/1 30/1 0/1', 'W'))
    expect(south.position).toEqual({ lng: -70.5, lat: -33.5 })
    const none = await inspectImage(await at('0/1 0/1 0/1', 'N', '0/1 0/1 0/1', 'E'))
    expect(none.position).toBeUndefined()
  })
})

describe('what is refused', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
  const zip = (name: string) => {
    const body = deflateRawSync('x')
    const head = Buffer.alloc(30)
    head.write('PK\x03\x04', 'latin1')
    head.writeUInt16LE(name.length, 26)
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    return Buffer.concat([head, Buffer.from(name), body, end])
  }

  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('这不是照片，只是改了名字的文本文件。')],
    ['SVG', () => Buffer.from(svg)],
    ['SVG with an XML head', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PDF', () => Buffer.from('%PDF-1.7\n')],
    ['a ZIP', () => zip('a.txt')],
    ['GIF', () => noise(8, 8).gif().toBuffer()],
    ['TIFF', () => noise(8, 8).tiff().toBuffer()],
    ['GIF that is a script', () => Buffer.from('GIF89a=1;/*\0*/alert(1)', 'latin1')],
    ['HTML behind a JPEG', () => Buffer.concat([samples.jpeg, Buffer.from('<html><body onload=x>')])],
    ['script inside a PNG', () => Buffer.concat([samples.png, Buffer.from('<SCRIPT src=//x>')])],
    ['PHP behind a JPEG', () => Buffer.concat([samples.jpeg, Buffer.from('<?php system(1);')])],
    ['PDF behind a JPEG', () => Buffer.concat([samples.jpeg, Buffer.from('%PDF-1.4')])],
    ['ZIP behind a JPEG', () => Buffer.concat([samples.jpeg, zip('a.txt')])],
    ['ZIP behind a WebP', () => Buffer.concat([samples.webp, zip('a.txt'), Buffer.alloc(8)])],
    ['a film', () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')],
    ['HEIC without a decoder', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    [
      'HTML in the comment of a JPEG',
      () => {
        const comment = Buffer.from('<html><script>alert(1)</script>')
        const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
        return Buffer.concat([samples.jpeg.subarray(0, 2), head, comment, samples.jpeg.subarray(2)])
      },
    ],
  ])('%s: unsupported', async (_, make) => {
    const bytes = await make()
    for (const use of [inspectImage, publicImage, thumbnail]) {
      await expect(use(bytes)).rejects.toThrow(failing('file.unsupported-type'))
    }
  })

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a %s that was cut: damaged', async (kind) => {
    const whole = samples[kind]
    for (const part of [0.2, 0.6, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part))
      await expect(inspectImage(cut)).rejects.toThrow(failing('file.damaged'))
      await expect(publicImage(cut)).rejects.toThrow(failing('file.damaged'))
    }
  })

  test('only a head: damaged', async () => {
    const head = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('text that goes on for a while'),
    ])
    await expect(inspectImage(head)).rejects.toThrow(failing('file.damaged'))
  })

  test('too many bytes', async () => {
    const large = Buffer.concat([samples.jpeg, Buffer.alloc(MAX_IMAGE_BYTES)])
    await expect(inspectImage(large)).rejects.toThrow(failing('file.too-large'))
  })

  test('too many pixels in a few bytes', async () => {
    const bomb = await sharp({
      create: { width: 8000, height: 6251, channels: 3, background: 'white' },
    })
      .png()
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    for (const use of [inspectImage, publicImage, thumbnail]) {
      await expect(use(bomb)).rejects.toThrow(failing('file.too-many-pixels'))
    }
  })

  test('but not what telephones put behind a photo', async () => {
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(5000, 0x5a)])
    const second = await noise(16, 16).jpeg().toBuffer()
    for (const behind of [film, second]) {
      expect(await inspectImage(Buffer.concat([samples.jpeg, behind]))).toMatchObject({ width: 300 })
    }
  })
})

describe('copies', () => {
  /** No metadata block of any kind, and none of the words that were in it. */
  async function expectClean(bytes: Buffer) {
    const metadata = await sharp(bytes).metadata()
    for (const block of [
      'exif',
      'xmp',
      'iptc',
      'icc',
      'orientation',
      'comments',
      'tifftagPhotoshop',
    ] as const) {
      expect(metadata[block]).toBeUndefined()
    }
    const { exif, gps, xmp, iptc } = ExifReader.load(bytes, { expanded: true })
    expect([exif, gps, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined])
    const text = bytes.toString('latin1')
    for (const word of ['Exif', 'GPS', 'Neighbour', '2026:11:25', 'xmpmeta']) expect(text).not.toContain(word)
  }

  test('the samples do carry a position and a camera', async () => {
    for (const bytes of Object.values(samples)) {
      expect(ExifReader.load(bytes, { expanded: true }).gps?.Latitude).toBeCloseTo(POSITION.lat, 5)
      expect(bytes.toString('latin1')).toContain('Neighbour')
    }
  })

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('of a %s carry nothing but pixels', async (kind) => {
    await expectClean((await publicImage(samples[kind])).bytes)
    await expectClean((await thumbnail(samples[kind])).bytes)
  })

  test('also XMP and a wide colour space are gone', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
    const bytes = await noise(40, 30).withXmp(xmp).withIccProfile('p3').jpeg().toBuffer()
    expect((await sharp(bytes).metadata()).xmp).toBeDefined()
    await expectClean((await publicImage(bytes)).bytes)
  })

  test('what stands behind the photo is gone', async () => {
    const copy = await publicImage(Buffer.concat([samples.jpeg, Buffer.from('Neighbour secret film')]))
    expect(copy.bytes.toString('latin1')).not.toContain('secret')
  })

  test('stand upright and keep within their size', async () => {
    // Red on the left; lying on its side (6) the left becomes the top.
    const red = { create: { width: 1000, height: 2000, channels: 3 as const, background: 'red' } }
    const left = await sharp(red).png().toBuffer()
    const lying = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: 'blue' } })
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const copy = await publicImage(lying)
    expect(copy).toMatchObject({ type: 'image/jpeg', width: 1600, height: 1600 })
    const pixel = async (top: number) => {
      const area = sharp(copy.bytes).extract({ left: 800, top, width: 1, height: 1 })
      return [...(await area.removeAlpha().raw().toBuffer())]
    }
    expect((await pixel(100))[0]).toBeGreaterThan(200)
    expect((await pixel(1500))[2]).toBeGreaterThan(200)
    expect(await thumbnail(lying)).toMatchObject({ type: 'image/webp', width: 320, height: 320 })
  })

  test('are not enlarged; transparent ones stay transparent', async () => {
    expect(await publicImage(samples.jpeg)).toMatchObject({ type: 'image/jpeg', width: 300, height: 400 })
    const clear = await noise(40, 30, 4).png().toBuffer()
    const copy = await publicImage(clear)
    expect(copy).toMatchObject({ type: 'image/webp', width: 40, height: 30 })
    expect((await sharp(copy.bytes).metadata()).hasAlpha).toBe(true)
  })
})
