/**
 * Every budget of the app on one workspace, the server's and the pages':
 * npm run bench:budgets -- --dir .waypoint/demo
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const asked = process.argv.slice(2)
const missed = ['run.mjs', 'pages.mjs'].filter((name) => {
  const script = fileURLToPath(new URL(name, import.meta.url))
  return spawnSync(process.execPath, [script, ...asked], { stdio: 'inherit' }).status !== 0
})
process.exitCode = missed.length === 0 ? 0 : 1
