import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const api = process.env.LINLI_API ?? 'http://127.0.0.1:8080'

/** Lays a packed copy beside every text file, which the server hands out: nothing is packed while somebody waits. */
function packed(): Plugin {
  let folder = ''
  return {
    name: 'linli-packed',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.build.outDir, 'assets')
    },
    closeBundle: () => {
      for (const name of readdirSync(folder).filter((one) => /\.(js|css)$/.test(one))) {
        const content = readFileSync(join(folder, name))
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content))
      }
    },
  }
}

/** Builds the browser app into dist/web; `vite dev` hands calls to a server on LINLI_API (port 8080). */
export default defineConfig({
  root: at('.'),
  cacheDir: at('../../.cache/vite'),
  plugins: [react(), packed()],
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    // Phones of some years ago must work: no syntax beyond what they read.
    target: ['chrome100', 'safari15.4', 'firefox100'],
    // Everything from our own host and in its own file: the page's policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: {
    port: Number(process.env.LINLI_WEB_PORT ?? 5173),
    // The server compares the page's origin with the host it is asked under: the host stays as it is.
    proxy: Object.fromEntries(['/api', '/files'].map((path) => [path, { target: api, changeOrigin: false }])),
  },
})
