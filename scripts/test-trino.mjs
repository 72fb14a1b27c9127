/**
 * Runs the tests on a Trino cluster: `npm run test:trino [-- --kill --parity --all] [files]`. With --parity analytics/
 * is built and each table compared with DuckDB's, with --all a day later as well and with every check. A cluster that
 * runs already is used and left running. Where Java or Maven is missing, or Trino cannot be fetched in time, it says so
 * and ends well.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { clusterStatus, startCluster, stopCluster } from './trino/cluster.mjs'
import { cacheFolder, NotToBeHad } from './trino/installation.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { kill: { type: 'boolean' }, parity: { type: 'boolean' }, all: { type: 'boolean' } },
})
const folder = process.env.WAYPOINT_TRINO_DIR || join(cacheFolder(), 'trino-tests')
const fetchMs = 90_000

async function start() {
  try {
    return await startCluster(folder, { fetchMs })
  } catch (cause) {
    if (!(cause instanceof NotToBeHad)) throw cause
    console.log(`The tests on Trino are left out: ${cause.message}`)
    return null
  }
}

const { workers } = await clusterStatus(folder)
if ((await start()) !== null) {
  const status = JSON.stringify(await clusterStatus(folder))
  const kill = values.kill === true ? { WAYPOINT_TRINO_KILL: '1' } : {}
  const compared = values.all === true ? 'all' : values.parity === true ? 'tables' : null
  const parity = compared === null ? {} : { WAYPOINT_TRINO_PARITY: compared }
  const tests = spawnSync('npx', ['vitest', 'run', '--project', 'trino', ...positionals], {
    stdio: 'inherit',
    env: { ...process.env, WAYPOINT_TRINO: status, ...kill, ...parity },
  })
  if (workers === 0) await stopCluster(folder)
  process.exitCode = tests.status ?? 1
}
