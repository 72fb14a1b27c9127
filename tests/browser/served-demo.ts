import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { builtDemo } from '../e2e/built-demo.ts'
import { runCli } from '../e2e/run-cli.ts'

export interface ServedDemo {
  /** http://127.0.0.1:port */
  readonly address: string
  readonly dir: string
  /** Stops the server as Ctrl-C does, and gives its exit code. */
  stop(): Promise<number | null>
}

/** A small demo, served by the built command line at a port of its own. */
export async function servedDemo(seed: number): Promise<ServedDemo> {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-served-'))
  await builtDemo(seed, dir)
  let interrupt = (): void => undefined
  let output = (): string => ''
  let ended: string | undefined
  const running = runCli(['serve', '--dir', dir, '--port', '0'], {
    onSpawn: (kill, told) => {
      interrupt = () => kill('SIGINT')
      output = told
    },
  }).then((result) => {
    ended = result.stdout + result.stderr
    return result
  })
  let address: string | undefined
  while (address === undefined) {
    if (ended !== undefined) throw new Error(`The server ended: ${ended}`)
    await wait(50)
    address = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]
  }
  return {
    address,
    dir,
    stop: async () => {
      interrupt()
      const { exitCode } = await running
      rmSync(dir, { recursive: true, force: true })
      return exitCode
    },
  }
}
