import { setTimeout as wait } from 'node:timers/promises'
import { sharedDemo } from '../e2e/built-demo.ts'
import { runCli } from '../e2e/run-cli.ts'

export interface ServedDemo {
  /** http://127.0.0.1:port */
  readonly address: string
  /** Stops the server as Ctrl-C does, and gives its exit code. */
  stop(): Promise<number | null>
}

/** The small demo that all tests share, served by the built command line at a port of its own. Nothing is decided there. */
export async function servedDemo(seed: number): Promise<ServedDemo> {
  const dir = await sharedDemo(seed)
  let interrupt: (() => void) | undefined
  let output: (() => string) | undefined
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
    address = /http:\/\/127\.0\.0\.1:\d+/.exec(output?.() ?? '')?.[0]
  }
  return {
    address,
    stop: async () => {
      interrupt?.()
      const { exitCode } = await running
      return exitCode
    },
  }
}
