import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { configureNode } from './configuration.mjs'

const stopLimitMs = 20_000

/** Starts one node that outlives this process; its output goes to a file beside its configuration. */
export function startNode(role, cluster) {
  const args = configureNode(role, cluster)
  const log = openSync(join(cluster.folder, role, 'server.log'), 'w')
  const node = spawn(cluster.java, args, {
    cwd: join(cluster.folder, role),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  node.unref()
  return node.pid
}

/** Whether the process is that node of that cluster, and not another one that was given its number. */
export function isRunning(role, { folder, pids }) {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pids[role])], { encoding: 'utf8' })
  return stdout.includes(`-Dconfig=${join(folder, role, 'config.properties')}`)
}

export async function stopNode(role, cluster) {
  if (!isRunning(role, cluster)) return
  process.kill(cluster.pids[role], 'SIGTERM')
  const since = Date.now()
  while (isRunning(role, cluster)) {
    if (Date.now() - since > stopLimitMs) process.kill(cluster.pids[role], 'SIGKILL')
    await wait(200)
  }
}
