/** A cluster on the desk: `npm run trino -- up|down|status [--dir <folder>] [--worker-mb <megabytes>]`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { clusterStatus, defaultFolder, startCluster, stopCluster } from './trino/cluster.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: 'string' }, 'worker-mb': { type: 'string' } },
})
const folder = resolve(values.dir ?? defaultFolder())

/** Less than this no worker starts with. */
const leastMb = 1000

function sizes() {
  const asked = values['worker-mb']
  if (asked === undefined) return {}
  const workerMb = Number(asked)
  if (Number.isInteger(workerMb) && workerMb >= leastMb) return { workerMb }
  console.error(`--worker-mb takes megabytes, ${leastMb} or more, not ${asked}`)
  process.exit(2)
}

async function up() {
  const { host, port, catalog, lake, pids } = await startCluster(folder, sizes())
  console.log(`Trino is ready at http://${host}:${port}: coordinator ${pids.coordinator}, worker ${pids.worker}.
An output for profiles.yml:

  type: trino
  host: ${host}
  port: ${port}
  user: waypoint
  database: ${catalog}
  schema: analytics
  landing_folder: ${lake}/landing
  landing_location: local:///landing
`)
}

async function down() {
  console.log(
    (await stopCluster(folder)) ? 'Trino has stopped; its tables stay.' : `No cluster runs from ${folder}.`,
  )
}

async function status() {
  console.log(JSON.stringify(await clusterStatus(folder), null, 2))
}

const command = { up, down, status }[positionals[0]]
if (command === undefined) {
  console.error('usage: npm run trino -- up|down|status [--dir <folder>] [--worker-mb <megabytes>]')
  process.exitCode = 2
} else {
  try {
    await command()
  } catch (cause) {
    console.error(cause.message)
    process.exitCode = 1
  }
}
