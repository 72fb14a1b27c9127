import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../apps/cli/bin/waypoint.cjs', import.meta.url))

/** The built server on a workspace, at a port of its own: its address, and how to end it. */
export async function served(workspace) {
  const server = spawn(process.execPath, [LAUNCHER, 'serve', '--dir', workspace, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { address: await addressIn(server.stdout), stop: () => server.kill('SIGINT') }
}

async function addressIn(stdout) {
  let told = ''
  for (;;) {
    const [data] = await once(stdout, 'data')
    told += data
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0]
    if (address !== undefined) return address
  }
}
