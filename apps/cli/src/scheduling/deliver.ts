import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Destination } from './schedule.ts'

const TIMEOUT_MS = 10_000

export interface Delivery {
  readonly to: Destination
  readonly text: string
  /** What a file gets, one line for each; where it is not given the text. */
  readonly record?: Readonly<Record<string, unknown>>
  readonly cwd: string
  readonly now: Date
}

/** Appends to a file, or posts what Slack and its kin take. Null when it arrived, else why not; never the address. */
export async function deliver({ to, text, record, cwd, now }: Delivery): Promise<string | null> {
  try {
    if ('file' in to) {
      const file = resolve(cwd, to.file.replaceAll('{date}', now.toISOString().slice(0, 10)))
      mkdirSync(dirname(file), { recursive: true })
      appendFileSync(file, record === undefined ? text : `${JSON.stringify(record)}\n`)
      return null
    }
    const response = await fetch(to.webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.ok ? null : `the web hook answered ${response.status}`
  } catch (cause) {
    if ('file' in to) return cause instanceof Error ? cause.message : String(cause)
    return 'the web hook could not be reached'
  }
}
