import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The last version whose server is in Maven Central. */
const version = '476'

const archives = {
  server: `io.trino:trino-server-core:${version}:tar.gz`,
  iceberg: `io.trino:trino-iceberg:${version}:zip`,
}
/** Of other catalogs than ours, and half of what the connector takes on the disk. */
const unused = /^(net\.snowflake_snowflake-jdbc|org\.rocksdb_rocksdbjni)/

export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'waypoint')
}

/** What cannot be fetched is no fault of the project: tests are left out then. */
export class NotToBeHad extends Error {}

/**
 * The folder of Trino with the one connector that we use; fetched once (540 MB), 320 MB on the disk. `fetchMs` is how
 * long one archive may take.
 */
export function installTrino({ fetchMs } = {}) {
  const folder = join(cacheFolder(), `trino-${version}`)
  if (existsSync(folder)) return folder
  const partial = `${folder}.${process.pid}`
  mkdirSync(join(partial, 'plugin'), { recursive: true })
  mkdirSync(join(partial, 'secrets-plugin'))
  try {
    const skipped = ['plugin', 'secrets-plugin', 'bin'].map((name) => `--exclude=*/${name}`)
    run('tar', [
      'xzf',
      fetched(archives.server, { partial, fetchMs }),
      '-C',
      partial,
      '--strip-components=1',
      ...skipped,
    ])
    run('unzip', ['-q', fetched(archives.iceberg, { partial, fetchMs }), '-d', join(partial, 'plugin')])
    const connector = join(partial, 'plugin/iceberg')
    renameSync(join(partial, `plugin/trino-iceberg-${version}`), connector)
    for (const name of readdirSync(connector)) if (unused.test(name)) rmSync(join(connector, name))
    rmSync(join(partial, 'fetched'), { recursive: true })
    renameSync(partial, folder)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  return folder
}

function fetched(artifact, { partial, fetchMs }) {
  const [, name, , kind] = artifact.split(':')
  const target = join(partial, 'fetched')
  const args = ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${target}`]
  run('mvn', args, fetchMs)
  return join(target, `${name}-${version}.${kind}`)
}

function run(command, args, timeout) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout })
  if (status === 0) return
  if (error?.code === 'ENOENT') throw new NotToBeHad(`the program ${command} is not found`)
  const said = error === undefined ? `${stdout}${stderr}`.trim().split('\n').at(0) : error.message
  throw new NotToBeHad(`${command} ${args.find((arg) => arg.startsWith('-Dartifact=')) ?? ''}: ${said}`)
}
