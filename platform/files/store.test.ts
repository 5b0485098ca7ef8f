import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FileStore, openStore } from './store.ts'

const failing = (code: string) => expect.objectContaining({ code })
const bytes = Buffer.from('一张照片')
const HASH = '5b1c3be3dd57d0d5c3f1e3b5a2a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1'

// A full disk, at the moment of writing.
const disk = vi.hoisted(() => ({ failure: undefined as string | undefined }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open: typeof real.open = async (...args) => {
    const file = await real.open(...args)
    if (disk.failure && args[1] === 'wx') {
      file.writeFile = () => Promise.reject(Object.assign(new Error('full'), { code: disk.failure }))
    }
    return file
  }
  return { ...real, default: { ...real, open }, open }
})

describe('the store', () => {
  const folders: string[] = []
  let dir = ''
  let store: FileStore
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'linli-files-'))
    folders.push(dir)
    store = openStore(dir)
    disk.failure = undefined
  })
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  test('gives back what was put, under its SHA-256', async () => {
    const { hash, size } = await store.put(Buffer.from('abc'))
    expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(size).toBe(3)
    expect(await store.has(hash)).toBe(true)
    expect((await buffer(await store.get(hash))).toString()).toBe('abc')
    expect(await openStore(dir).has(hash)).toBe(true)
  })

  test('keeps the same content once, also when put many times at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
    const { hash } = results[0]!
    expect(new Set(results.map((result) => result.hash))).toEqual(new Set([hash]))
    expect(readdirSync(join(dir, hash.slice(0, 2)))).toEqual([hash])
    expect(readdirSync(join(dir, 'incoming'))).toEqual([])
    if (process.platform !== 'win32') {
      expect(statSync(join(dir, hash.slice(0, 2), hash)).mode & 0o077).toBe(0)
    }
  })

  test('an empty file is a file', async () => {
    const { hash, size } = await store.put(Buffer.alloc(0))
    expect(size).toBe(0)
    expect(await buffer(await store.get(hash))).toHaveLength(0)
  })

  test('a file that was cut on the disk is replaced by the next put', async () => {
    const { hash } = await store.put(bytes)
    const path = join(dir, hash.slice(0, 2), hash)
    writeFileSync(path, bytes.subarray(0, 3))
    await store.put(bytes)
    expect(readFileSync(path)).toEqual(bytes)
  })

  test('what is not there', async () => {
    expect(await store.has(HASH)).toBe(false)
    expect(await store.remove(HASH)).toBe(false)
    await expect(store.get(HASH)).rejects.toThrow(failing('file.not-found'))
  })

  test('removes', async () => {
    const { hash } = await store.put(bytes)
    expect(await store.remove(hash)).toBe(true)
    expect(await store.has(hash)).toBe(false)
  })

  test.each([
    '',
    '..',
    '../../etc/passwd',
    '/etc/passwd',
    'incoming',
    `${HASH}/..`,
    `../${HASH}`,
    HASH.toUpperCase(),
    HASH.slice(1),
    `${HASH}\n`,
    `${HASH}\0`,
    [HASH] as unknown as string,
    undefined as unknown as string,
  ])('%o is no hash', async (hash) => {
    await expect(store.get(hash)).rejects.toThrow(failing('file.bad-hash'))
    await expect(store.has(hash)).rejects.toThrow(failing('file.bad-hash'))
    await expect(store.remove(hash)).rejects.toThrow(failing('file.bad-hash'))
  })

  test.each(['ENOSPC', 'EDQUOT'])('%s is a full disk, and leaves nothing behind', async (code) => {
    disk.failure = code
    await expect(store.put(bytes)).rejects.toThrow(failing('file.disk-full'))
    expect(readdirSync(join(dir, 'incoming'))).toEqual([])
    expect(readdirSync(dir)).toEqual(['incoming'])
    disk.failure = undefined
    expect((await store.put(bytes)).size).toBe(bytes.length)
  })

  test('other failures stay what they are', async () => {
    disk.failure = 'EIO'
    await expect(store.put(bytes)).rejects.toThrow(failing('EIO'))
  })

  test('clears up what a dead process left, and nothing younger', () => {
    const [old, young] = [join(dir, 'incoming', 'old'), join(dir, 'incoming', 'young')]
    for (const path of [old, young]) writeFileSync(path, 'x')
    utimesSync(old, new Date(0), new Date(0))
    openStore(dir)
    expect(readdirSync(join(dir, 'incoming'))).toEqual(['young'])
  })
})
