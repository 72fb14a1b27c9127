import { open, stat } from 'node:fs/promises'

/** What the engine's log tells of the latest run. */
export interface RunProgress {
  readonly invocationId: string
  readonly startedAt: string
  readonly isRunning: boolean
  readonly command: string | null
  readonly total: number | null
  readonly finished: number
  readonly failed: number
  readonly lastLine: string | null
}

const tailBytes = 4 * 1024 * 1024
const quietAfterMs = 10 * 60 * 1000
const header = /^=+ (\S+) \| (\S+) =+$/
const line = /^(\d{2}:\d{2}:\d{2}\.\d+) \[(\w+) *\] \[[^\]]*\]: (.*)$/
const finished = /^(\d+) of (\d+) (?!START)(\w+)/
const started = /^(\w[\w-]*): (\d+) nodes? on /
const bad = new Set(['ERROR', 'FAIL'])

/** The end of a log, from a place on; a log that was begun anew is read from its beginning. */
export async function readLog(
  file: string,
  from: number,
): Promise<{ readonly text: string; readonly end: number }> {
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  const start = from > size ? 0 : Math.max(from, size - tailBytes)
  if (size === start) return { text: '', end: size }
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.alloc(size - start)
    await handle.read(buffer, 0, buffer.length, start)
    return { text: buffer.toString('utf8'), end: size }
  } finally {
    await handle.close()
  }
}

/** Follows a run line by line. */
export function createRunReader() {
  let progress: RunProgress | null = null
  return {
    get progress(): RunProgress | null {
      return progress
    },
    /** The lines that people read, of what was added to the log. */
    read: (text: string): readonly string[] => {
      const told: string[] = []
      for (const each of text.split('\n')) {
        const head = header.exec(each)
        if (head !== null) {
          progress = beginning(head[1] ?? '', head[2] ?? '')
          continue
        }
        const [, , level, message = ''] = line.exec(each) ?? []
        if (level === undefined || level === 'debug' || progress === null) continue
        progress = after(progress, message)
        told.push(message)
      }
      return told
    },
  }
}

function beginning(startedAt: string, invocationId: string): RunProgress {
  const at = Date.parse(startedAt)
  return {
    invocationId,
    startedAt: Number.isNaN(at) ? new Date(0).toISOString() : new Date(at).toISOString(),
    isRunning: true,
    command: null,
    total: null,
    finished: 0,
    failed: 0,
    lastLine: null,
  }
}

function after(progress: RunProgress, message: string): RunProgress {
  const run = started.exec(message)
  const node = finished.exec(message)
  return {
    ...progress,
    lastLine: message,
    ...(run === null ? {} : { command: run[1] ?? null, total: Number(run[2]) }),
    ...(node === null
      ? {}
      : {
          total: Number(node[2]),
          finished: progress.finished + 1,
          failed: progress.failed + (bad.has(node[3] ?? '') ? 1 : 0),
        }),
    ...(message.startsWith('Done in ') ? { isRunning: false } : {}),
  }
}

/** The latest run, as far as its log tells. One that wrote nothing for long was stopped. */
export async function latestRun(file: string, now: Date): Promise<RunProgress | null> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }))
  const { text } = await readLog(file, 0)
  const reader = createRunReader()
  reader.read(text)
  const { progress } = reader
  if (progress === null) return null
  return { ...progress, isRunning: progress.isRunning && now.getTime() - mtimeMs < quietAfterMs }
}
