/**
 * Bundles the command line into apps/cli/dist and the web app into apps/web/dist; native dependencies stay outside.
 * Less text starts faster.
 */
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildWeb } from '../apps/web/build.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const outdir = `${root}apps/cli/dist`

await rm(outdir, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: ['main', 'library', 'identity-library', 'churn-library'].map(
    (name) => `apps/cli/src/${name}.ts`,
  ),
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  minifyWhitespace: true,
  minifySyntax: true,
  external: ['@duckdb/node-bindings*', '@myriaddreamin/*', 'pg-native'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})
await buildWeb()
