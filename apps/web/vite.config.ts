import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The first that matches has a module; what two share has a group of its own. */
const CHUNKS = [
  {
    name: 'charts',
    test: /node_modules[/\\](?:@observablehq[/\\]plot|d3|d3-[a-z-]+|internmap|interval-tree-1d|isoformat)[/\\]/,
  },
  { name: 'rows', test: /node_modules[/\\]@tanstack[/\\](?:react-virtual|virtual-core)[/\\]/ },
  { name: 'framework', test: /node_modules[/\\](?:react|react-dom|scheduler|@tanstack)[/\\]/ },
]

/** Every file but index.html, theme.js and mark.svg carries its hash: it may be kept for ever. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  server: { port: 4801, proxy: { '/api': 'http://127.0.0.1:4800' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
})
