import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the browser app into dist/web; `vite dev` hands calls to a server on LINLI_API (port 8080). */
export default defineConfig({
  root: at('.'),
  cacheDir: at('../../.cache/vite'),
  plugins: [react()],
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
    proxy: { '/api': { target: process.env.LINLI_API ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
})
