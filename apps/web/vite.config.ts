import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstRequests } from './first-requests.ts'

/** The first that matches has a module, with what it imports unless that is of one before it. */
const CHUNKS = [
  {
    name: 'framework',
    test: /node_modules[/\\](?:react|react-dom|scheduler|@tanstack(?![/\\](?:react-virtual|virtual-core)))[/\\]/,
  },
  {
    name: 'parts',
    test: /preload-helper|web[/\\]src[/\\](?:api|ui)[/\\](?!table|export-menu|result-table|menu\.)|report[/\\]src[/\\](?:format|brief)[/\\]/,
  },
  {
    name: 'tables',
    test: /react-virtual|virtual-core|web[/\\]src[/\\]ui[/\\]/,
  },
  { name: 'figures', test: /web[/\\]src[/\\]charts[/\\](?![a-z-]+-drawing|time-axis|spread-labels)/ },
  {
    name: 'charts',
    test: /node_modules[/\\](?:@observablehq[/\\]plot|d3|d3-[a-z-]+|internmap|interval-tree-1d|isoformat)[/\\]/,
  },
  { name: 'drawings', test: /web[/\\]src[/\\]charts[/\\]|charts[/\\]waterfall-plot\.ts$/ },
]

/** Every file but index.html, theme.js and mark.svg carries its hash: it may be kept for ever. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), firstRequests()],
  server: { port: 4801, proxy: { '/api': 'http://127.0.0.1:4800' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
})
