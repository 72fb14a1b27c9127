import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { catalog } from './configuration.mjs'
import { cacheFolder, installTrino, NotToBeHad } from './installation.mjs'
import { findJava, javaIsMissing } from './java.mjs'
import { isRunning, startNode, stopNode } from './node-process.mjs'

const roles = ['coordinator', 'worker']
const startLimitMs = 180_000

export function defaultFolder() {
  return process.env.WAYPOINT_TRINO_DIR || join(cacheFolder(), 'trino-cluster')
}

/**
 * Starts what is not running of the cluster in the folder; its tables are those of the last time. `workerMb` is the
 * worker's heap.
 */
export async function startCluster(folder, { workerMb, ...limits } = {}) {
  const known = readState(folder)
  const missing = roles.filter((role) => known === null || !isRunning(role, known))
  if (missing.length === 0) return await whenReady(known)
  const java = findJava()
  if (java === null) throw new NotToBeHad(javaIsMissing)
  const installation = installTrino(limits)
  mkdirSync(folder, { recursive: true })
  const ports = { ...known?.ports }
  for (const role of missing) ports[role] = await freePort(known?.ports[role])
  const cluster = { folder, installation, java, ports, workerMb }
  const pids = { ...known?.pids }
  for (const role of missing) pids[role] = startNode(role, cluster)
  const state = { folder, ports, pids, lake: join(folder, 'lake') }
  writeFileSync(stateFile(folder), `${JSON.stringify(state, null, 2)}\n`)
  return await whenReady(state)
}

export async function stopCluster(folder) {
  const state = readState(folder)
  if (state === null) return false
  await Promise.all(roles.map((role) => stopNode(role, state)))
  rmSync(stateFile(folder))
  return true
}

export async function clusterStatus(folder) {
  const state = readState(folder)
  if (state === null) return { nodes: {}, workers: 0 }
  const nodes = Object.fromEntries(roles.map((role) => [role, isRunning(role, state)]))
  return { ...describeCluster(state), nodes, workers: await activeWorkers(state) }
}

function describeCluster({ ports, pids, folder, lake }) {
  return { host: '127.0.0.1', port: ports.coordinator, catalog, folder, lake, pids }
}

async function whenReady(state) {
  const since = Date.now()
  while ((await activeWorkers(state)) < 1) {
    const dead = roles.find((role) => !isRunning(role, state))
    const late = Date.now() - since > startLimitMs
    if (dead !== undefined || late) {
      for (const role of roles) await stopNode(role, state)
      const log = join(state.folder, dead ?? 'coordinator', 'server.log')
      throw new Error(`Trino’s ${dead ?? 'cluster'} did not start; see ${log}.\n${lastError(log)}`)
    }
    await wait(500)
  }
  return describeCluster(state)
}

function lastError(log) {
  const lines = readFileSync(log, 'utf8').split('\n')
  return lines
    .filter((line) => /ERROR|^\d+\) /.test(line))
    .slice(-5)
    .join('\n')
}

/** How many workers the coordinator knows of; 0 also while it does not answer. */
async function activeWorkers({ ports }) {
  try {
    return Number((await ask(ports.coordinator, workersSql))[0]?.[0] ?? 0)
  } catch {
    return 0
  }
}

const workersSql = "select count(*) from system.runtime.nodes where not coordinator and state = 'active'"

async function ask(port, sql) {
  const request = { method: 'POST', headers: { 'X-Trino-User': 'waypoint' }, body: sql }
  let answer = await (await fetch(`http://127.0.0.1:${port}/v1/statement`, request)).json()
  const rows = [...(answer.data ?? [])]
  while (answer.nextUri !== undefined) {
    answer = await (await fetch(answer.nextUri)).json()
    rows.push(...(answer.data ?? []))
  }
  if (answer.error !== undefined) throw new Error(answer.error.message)
  return rows
}

function stateFile(folder) {
  return join(folder, 'cluster.json')
}

function readState(folder) {
  return existsSync(stateFile(folder)) ? JSON.parse(readFileSync(stateFile(folder), 'utf8')) : null
}

/** The port of last time where it is free, so that profiles stay true. */
async function freePort(wanted = 0) {
  const probe = createServer().listen(wanted, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch {
    return await freePort()
  }
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
