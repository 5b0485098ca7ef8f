/**
 * Photos as a phone takes them, and files that are none.
 */
import sharp from 'sharp'

/** What a file field is given. */
export interface Chosen {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A JPEG, no two alike: a street of one colour, with a dark spot in it. */
export async function photo(name = 'photo.jpg'): Promise<Chosen> {
  const hue = () => 60 + Math.floor(Math.random() * 160)
  const spot = await sharp({ create: { width: 240, height: 180, channels: 3, background: '#222' } })
    .png()
    .toBuffer()
  const buffer = await sharp({
    create: { width: 1024, height: 768, channels: 3, background: { r: hue(), g: hue(), b: hue() } },
  })
    .composite([{ input: spot, left: 380, top: 300 }])
    .jpeg({ quality: 80 })
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

/** A text that calls itself a picture. */
export const noPhoto: Chosen = {
  name: 'note.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('this is no picture at all, whatever its name says'),
}
