import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { KEY_FILE, loadKey, loadKeys, openVault } from './vault.ts'

const key = randomBytes(32)
const vault = openVault(key)
const failing = (code: string) => expect.objectContaining({ code })

describe('a vault', () => {
  test('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(vault.seal(text))).toBe(text)
      }),
    )
  })

  test('seals the same text differently each time, and shows nothing of it', () => {
    const sealed = vault.seal('13812345678')
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$/)
    expect(sealed).not.toContain('13812345678')
    expect(vault.seal('13812345678')).not.toBe(sealed)
  })

  test('notices any change', () => {
    const sealed = vault.seal('张三')
    const [version, id, body = ''] = sealed.split('.')
    for (let i = 0; i < body.length - 1; i++) {
      const changed = body.slice(0, i) + (body[i] === 'A' ? 'B' : 'A') + body.slice(i + 1)
      expect(() => vault.open([version, id, changed].join('.'))).toThrow(failing('personal.damaged'))
    }
    for (const bad of ['', '张三', sealed.slice(0, -4), `${sealed}.x`, `v1.${id}.`, `v2.${id}.${body}`]) {
      expect(() => vault.open(bad)).toThrow(failing('personal.damaged'))
    }
  })

  test('needs the right key', () => {
    expect(() => openVault(randomBytes(32)).open(vault.seal('张三'))).toThrow(failing('personal.unknown-key'))
    expect(() => openVault(randomBytes(16))).toThrow(failing('personal.bad-key'))
    expect(() => openVault([])).toThrow(failing('personal.bad-key'))
  })

  test('a changed key opens older texts and knows which to seal again', () => {
    const next = openVault([randomBytes(32), key])
    const old = vault.seal('张三')
    expect(next.open(old)).toBe('张三')
    expect(next.isStale(old)).toBe(true)
    expect(next.isStale(next.seal('张三'))).toBe(false)
    expect(() => vault.open(next.seal('张三'))).toThrow(failing('personal.unknown-key'))
    expect(next.blindIndexes('张三', 'name')).toEqual([
      next.blindIndex('张三', 'name'),
      vault.blindIndex('张三', 'name'),
    ])
  })

  test('a blind index is the same for the same number, however it is written', () => {
    const index = vault.blindIndex('13812345678', 'phone')
    expect(index).toMatch(/^[0-9a-f]{32}$/)
    for (const text of ['138 1234 5678', '+86-138-1234-5678', '１３８１２３４５６７８', '8613812345678']) {
      expect(vault.blindIndex(text, 'phone')).toBe(index)
    }
    expect(vault.blindIndex('11010519491231002x', 'identity-number')).toBe(
      vault.blindIndex('110105 19491231 002X', 'identity-number'),
    )
    expect(vault.blindIndex('13812345679', 'phone')).not.toBe(index)
    expect(vault.blindIndex('13812345678', 'name')).not.toBe(index)
    expect(openVault(randomBytes(32)).blindIndex('13812345678', 'phone')).not.toBe(index)
  })
})

describe('the key', () => {
  const folders: string[] = []
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'linli-key-'))
    folders.push(dir)
  })
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  test('is made on first start, for its owner only, and read afterwards', () => {
    const first = loadKey(join(dir, 'data'), {})
    const path = join(dir, 'data', KEY_FILE)
    expect(first).toHaveLength(32)
    expect(loadKey(join(dir, 'data'), {})).toEqual(first)
    expect(readdirSync(join(dir, 'data'))).toEqual([KEY_FILE])
    if (process.platform === 'win32') return
    expect(statSync(path).mode & 0o777).toBe(0o600)
    chmodSync(path, 0o644)
    loadKey(join(dir, 'data'), {})
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('comes from the environment where it is set, and no file is made', () => {
    expect(loadKey(dir, { LINLI_KEY: key.toString('base64') })).toEqual(key)
    expect(readdirSync(dir)).toEqual([])
  })

  test('may be changed: older ones stand behind it, in the environment or in the file', () => {
    const file = loadKey(dir, {})
    const next = randomBytes(32)
    const LINLI_KEY = `${next.toString('base64')},${key.toString('base64url')}`
    expect(loadKeys(dir, { LINLI_KEY })).toEqual([next, key, file])
    const path = join(dir, KEY_FILE)
    writeFileSync(path, `${next.toString('base64')}\n${readFileSync(path, 'utf8')}`)
    expect(loadKeys(dir, {})).toEqual([next, file])
  })

  test.each([
    ['too short', Buffer.alloc(16, 7).toString('base64')],
    ['too long', Buffer.alloc(33, 7).toString('base64')],
    ['no base64', `${'!'.repeat(43)}=`],
  ])('is refused when it is %s, without being told', (_, LINLI_KEY) => {
    expect(() => loadKey(dir, { LINLI_KEY })).toThrow(failing('personal.bad-key'))
    expect(() => loadKey(dir, { LINLI_KEY })).not.toThrow(LINLI_KEY)
  })

  test('an empty file is refused and not replaced', () => {
    writeFileSync(join(dir, KEY_FILE), '')
    expect(() => loadKey(dir, {})).toThrow(failing('personal.bad-key'))
    expect(readFileSync(join(dir, KEY_FILE), 'utf8')).toBe('')
  })
})
