/**
 * Photos that people send: what they are, and copies that may be shown.
 *
 * Only re-encoded copies become public: they hold pixels and nothing else, so neither the position where a photo
 * was taken nor anything hidden in the file goes out. Originals are for the handlers of a case and must be served
 * with the type found here and `X-Content-Type-Options: nosniff`.
 */
import ExifReader from 'exifreader'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { FileError } from './file-error.ts'
import { hidesOtherFormat, type ImageType, imageTypeOf } from './image-type.ts'

export { FileError, type FileErrorCode } from './file-error.ts'
export type { ImageType } from './image-type.ts'

/** 10 MB. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024
/** 50 million; the largest telephones' photos are near it, and decoded they take 150 MB. */
export const MAX_IMAGE_PIXELS = 50_000_000
/** Longer side of the public copy, in pixels. */
export const PUBLIC_SIDE = 1600
/** Longer side of the thumbnail, in pixels. */
export const THUMBNAIL_SIDE = 320

// Several uploads at once share two cores with everything else; and no picture is asked for twice.
sharp.concurrency(1)
sharp.cache(false)

/** What a photo says of itself. Its time and position are claims of the camera, not evidence. */
export interface ImageFacts {
  type: ImageType
  /** Pixels, as seen upright. */
  width: number
  height: number
  /** By the camera's clock; taken as China's time where it names no offset. */
  takenAt?: Date
  /** WGS84 degrees. */
  position?: { lng: number; lat: number }
}

/** A copy of a photo without any metadata. */
export interface ImageCopy {
  bytes: Buffer
  type: 'image/jpeg' | 'image/webp'
  width: number
  height: number
}

/**
 * Checks a photo and reads what it says of itself. Throws FileError:
 * - file.unsupported-type: no picture of a kind that is taken, or with another format hidden in it; HEIC where
 *   libvips was built without its decoder (as npm's is), so the form should ask the telephone for JPEG;
 * - file.too-large, file.too-many-pixels: above the limits;
 * - file.damaged: it cannot be decoded to its end.
 */
export async function inspectImage(bytes: Buffer): Promise<ImageFacts> {
  const { type, metadata } = await admit(bytes)
  // Decoded once at a small size: a photo that was cut off in transit shows it only at its end.
  await decoding(type, () => open(bytes).resize(32, 32, { fit: 'inside' }).raw().toBuffer())
  const { width, height } = metadata.autoOrient
  return { type, width, height, ...readClaims(bytes) }
}

/**
 * The copy that may be shown: upright, at most 1600 pixels on its longer side, in sRGB, without metadata. JPEG, or
 * WebP where the photo has transparent parts. Throws as `inspectImage` does.
 */
export async function publicImage(bytes: Buffer): Promise<ImageCopy> {
  const { type, metadata } = await admit(bytes)
  const copy = open(bytes)
    .autoOrient()
    .resize(PUBLIC_SIDE, PUBLIC_SIDE, { fit: 'inside', withoutEnlargement: true })
  if (metadata.hasAlpha) return encode(type, copy.webp({ quality: 82 }), 'image/webp')
  return encode(type, copy.jpeg({ quality: 82, progressive: true }), 'image/jpeg')
}

/** As `publicImage`, at most 320 pixels on its longer side, always WebP. */
export async function thumbnail(bytes: Buffer): Promise<ImageCopy> {
  const { type } = await admit(bytes)
  const copy = open(bytes).autoOrient()
  const small = copy.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
  return encode(type, small.webp({ quality: 75 }), 'image/webp')
}

/** All checks that need no decoding. */
async function admit(bytes: Buffer): Promise<{ type: ImageType; metadata: Metadata }> {
  if (bytes.length > MAX_IMAGE_BYTES) throw new FileError('file.too-large', `${bytes.length} bytes`)
  const type = imageTypeOf(bytes)
  // Before sharp sees it: libvips would also open SVG, which may point to other files.
  if (!type || hidesOtherFormat(bytes)) throw new FileError('file.unsupported-type')
  const metadata = await decoding(type, () => sharp(bytes, { limitInputPixels: false }).metadata())
  if (!formatFits(type, metadata)) throw new FileError('file.unsupported-type')
  if (metadata.width * metadata.height > MAX_IMAGE_PIXELS) {
    throw new FileError('file.too-many-pixels', `${metadata.width} × ${metadata.height}`)
  }
  return { type, metadata }
}

function formatFits(type: ImageType, { format, compression }: Metadata): boolean {
  if (format !== 'heif') return `image/${format}` === type
  return type === (compression === 'av1' ? 'image/avif' : 'image/heic')
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_IMAGE_PIXELS })
}

async function encode(from: ImageType, copy: Sharp, type: ImageCopy['type']): Promise<ImageCopy> {
  const { data, info } = await decoding(from, () => copy.toBuffer({ resolveWithObject: true }))
  return { bytes: data, type, width: info.width, height: info.height }
}

/** sharp tells its failures apart by their words only. */
async function decoding<T>(type: ImageType, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/pixel limit/i.test(message)) throw new FileError('file.too-many-pixels', message, { cause: error })
    // Without a decoder every HEIC fails, in words that differ by version: "damaged" would mislead its owner.
    const code = type === 'image/heic' ? 'file.unsupported-type' : 'file.damaged'
    throw new FileError(code, message, { cause: error })
  }
}

/** Time and position from EXIF; a photo with broken EXIF is still a photo. */
function readClaims(bytes: Buffer): Pick<ImageFacts, 'takenAt' | 'position'> {
  const claims: Pick<ImageFacts, 'takenAt' | 'position'> = {}
  try {
    const { exif, gps } = ExifReader.load(bytes, { expanded: true })
    const takenAt = readTime(exif?.DateTimeOriginal?.description, exif?.OffsetTimeOriginal?.description)
    if (takenAt) claims.takenAt = takenAt
    const [lng, lat] = [gps?.Longitude, gps?.Latitude]
    // Cameras without a fix write zeros.
    if (isWithin(lng, 180) && isWithin(lat, 90) && (lng !== 0 || lat !== 0)) claims.position = { lng, lat }
  } catch {
    return claims
  }
  return claims
}

function isWithin(value: number | undefined, limit: number): value is number {
  return value !== undefined && Number.isFinite(value) && Math.abs(value) <= limit
}

/** EXIF writes '2026:11:25 17:30:00' and, if at all, the offset '+08:00' beside it. */
function readTime(time: string | undefined, offset: string | undefined): Date | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(time ?? '')
  if (!match) return undefined
  const zone = /^[+-]\d\d:\d\d$/.test(offset ?? '') ? offset : '+08:00'
  const at = new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
