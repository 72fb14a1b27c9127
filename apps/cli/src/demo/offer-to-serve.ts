import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { DEFAULT_PORT } from '../commands/serve.ts'
import type { Host } from '../host.ts'

/** Whoever watches the demo can go on in the app. */
export async function offerToServe(dir: string, host: Host): Promise<void> {
  if (!stdin.isTTY || !(await agrees('Open the app now? [Y/n] '))) return
  const { serveWorkspace } = await import('../serving/serve-workspace.ts')
  await serveWorkspace({ dir, host: '127.0.0.1', port: DEFAULT_PORT, open: true }, host)
}

/** Ctrl-C says no, as the end of the input does. */
async function agrees(question: string): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stdout })
  const givenUp = new AbortController()
  lines.on('SIGINT', () => givenUp.abort())
  lines.on('close', () => givenUp.abort())
  try {
    const answer = await lines.question(question, { signal: givenUp.signal })
    return /^(y|yes)?$/i.test(answer.trim())
  } catch {
    stdout.write('\n')
    return false
  } finally {
    lines.close()
  }
}
