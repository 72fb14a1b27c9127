/**
 * Reads public projects with dbt and with waypoint and says what differs.
 *
 *     WAYPOINT_DBT_PYTHON=… node tests/parity/real-projects.mjs --from <folder with clones>
 */
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))
// Beside its source, so that paths relative to the source hold.
const outfile = `${root}tests/parity/.real-projects.mjs`

await build({
  absWorkingDir: root,
  entryPoints: ['tests/parity/real-projects.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['@duckdb/*'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
})
try {
  const { readRealProjects } = await import(outfile)
  await readRealProjects(process.argv.slice(2))
} finally {
  await rm(outfile)
}
