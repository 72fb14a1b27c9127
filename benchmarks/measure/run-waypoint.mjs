import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const POLL_MS = 50

/**
 * Runs the command line as a user would and measures it from outside.
 * @returns {Promise<{ exitCode: number, seconds: number, peakMegabytes: number | null, output: string }>}
 *   peak resident memory is null where /proc is missing
 */
export function runWaypoint(args) {
  return new Promise((resolve, reject) => {
    const startedAt = process.hrtime.bigint()
    const child = spawn(process.execPath, [LAUNCHER, ...args], { env: { ...process.env, NO_COLOR: '1' } })
    let output = ''
    let peak = null
    const poll = setInterval(() => {
      peak = peakOf(child.pid) ?? peak
    }, POLL_MS)
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', reject)
    child.on('close', (exitCode) => {
      clearInterval(poll)
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
      resolve({ exitCode: exitCode ?? 1, seconds, peakMegabytes: peak, output })
    })
  })
}

function peakOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
