import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPostgres } from './postgres-binaries.ts'

/** A PostgreSQL server for the tests of one file. What it stores need not outlive a crash of the machine. */
export interface PostgresServer {
  /** An output of profiles.yml for its database; its schema is `public`. */
  readonly credentials: Readonly<Record<string, string | number>>
  /** The folder of its Unix socket. */
  readonly socketDir: string
  readonly processId: number
  stop(): Promise<void>
}

const superuser = 'waypoint'
const database = 'postgres'
/** PostgreSQL refuses to run as root; then it runs as nobody. */
const nobody = { uid: 65_534, gid: 65_534 }
const identity = process.getuid?.() === 0 ? nobody : null
const startLimitMs = 30_000

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waypoint-postgres-'))
  if (identity !== null) chownSync(folder, identity.uid, identity.gid)
  return folder
}

let clusterOfProcess: string | undefined

/** What initdb makes; once for all servers of a process, because a copy takes a tenth of the time. */
function emptyCluster(programs: string): string {
  if (clusterOfProcess !== undefined) return clusterOfProcess
  const folder = ownFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  const initdb = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...identity, cwd: folder, encoding: 'utf8' },
  )
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr} ${String(initdb.error ?? '')}`)
  clusterOfProcess = data
  return data
}

/**
 * Starts a server in about a second. It ends with `stop()`, and also when the process that started it dies,
 * however that happens: its shell waits for the end of a pipe.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const programs = findPostgres(identity !== null)
  const folder = ownFolder()
  const data = join(folder, 'data')
  const copied = spawnSync('cp', ['-pR', emptyCluster(programs), data], { ...identity, encoding: 'utf8' })
  if (copied.status !== 0) throw new Error(`cp failed: ${copied.stderr} ${String(copied.error ?? '')}`)
  const port = await freePort()
  const parameters = Object.entries({ ...quickSettings, unix_socket_directories: folder, ...settings })
  const server = spawn(
    '/bin/sh',
    [
      '-c',
      '"$@" & server=$!; read -r end; kill -QUIT $server; wait $server',
      'sh',
      join(programs, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...parameters.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...identity, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] },
  )
  const ended = once(server, 'exit')
  const processId = await whenReady(data)
  return {
    credentials: {
      type: 'postgres',
      host: '127.0.0.1',
      port,
      user: superuser,
      password: '',
      dbname: database,
      schema: 'public',
    },
    socketDir: folder,
    processId,
    stop: async () => {
      server.stdin.end()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const quickSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '60',
  shared_buffers: '32MB',
  timezone: 'UTC',
}

/** The server writes its state into postmaster.pid: its process in the first line, `ready` in the eighth. */
async function whenReady(data: string): Promise<number> {
  const since = Date.now()
  while (Date.now() - since < startLimitMs) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (lines[7]?.trim() === 'ready') return Number(lines[0])
    await wait(10)
  }
  throw new Error('the PostgreSQL server did not start')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
