import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const POLL_MS = 10
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100

/**
 * Runs a command and measures it from outside: wall time, processor time and peak memory of its process.
 * @returns {Promise<{ exitCode: number, seconds: number, cpuSeconds: number | null, megabytes: number | null, output: string }>}
 *   processor time and memory are null where /proc is missing
 */
export function runMeasured(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(command, args, { env: { ...process.env, NO_COLOR: '1', ...env } })
    let output = ''
    let last = { cpuSeconds: null, megabytes: null }
    const poll = setInterval(() => (last = usageOf(child.pid) ?? last), POLL_MS)
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', reject)
    child.on('close', (exitCode) => {
      clearInterval(poll)
      const seconds = (performance.now() - startedAt) / 1000
      resolve({ exitCode: exitCode ?? 1, seconds, ...last, output })
    })
  })
}

function usageOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    if (kilobytes === undefined) return undefined
    return {
      cpuSeconds: (Number(user) + Number(system)) / TICKS_PER_SECOND,
      megabytes: Number(kilobytes) / 1024,
    }
  } catch {
    return undefined
  }
}
