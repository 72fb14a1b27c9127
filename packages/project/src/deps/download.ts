import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WaypointError } from '@waypoint/contracts'

/** The `fetch` of the platform; a caller may give another. */
export type Fetch = (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>

export interface Downloads {
  readonly fetch: Fetch
  /** Between tries, in milliseconds. */
  readonly pause?: number
}

const TRIES = 3
const TIMEOUT = 30_000

/** The body of a URL; null where the server says there is nothing. Tries again when the network fails. */
export async function download(url: string, what: string, downloads: Downloads): Promise<Buffer | null> {
  let last: unknown
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const response = await downloads.fetch(url, { signal: AbortSignal.timeout(TIMEOUT) })
      if (response.status === 404) return null
      if (response.ok) return Buffer.from(await response.arrayBuffer())
      last = new Error(`the server answered ${response.status} ${response.statusText}`.trim())
      if (response.status < 500) break
    } catch (error) {
      last = error
    }
    if (attempt < TRIES) await pause(downloads.pause ?? attempt * 500)
  }
  throw new WaypointError({
    code: 'download-failed',
    message: `Cannot download ${what}: ${reasonOf(last)}`,
    hint: 'Check the connection and the address, then run waypoint deps again. What was installed is untouched.',
    cause: last,
  })
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

export function checkSha256(content: Uint8Array, expected: string, what: string): void {
  const actual = createHash('sha256').update(content).digest('hex')
  if (actual === expected) return
  throw new WaypointError({
    code: 'wrong-checksum',
    message: `${what} is not the archive that was expected: its sha256 is ${actual}, not ${expected}`,
    hint: 'Somebody replaced the archive. If that is as it should be, change sha256 in packages.yml.',
  })
}
