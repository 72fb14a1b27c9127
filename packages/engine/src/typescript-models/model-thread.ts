import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { stripTypes, typeStripperFile } from '@waypoint/project'
import type { ModelOrder } from './protocol.ts'

export interface ThreadSettings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly memoryMegabytes: number | null
}

/** Starts the thread of one model. What the model prints comes from its stdout and stderr. */
export function startModelThread(order: ModelOrder, { env, memoryMegabytes }: ThreadSettings): Worker {
  return new Worker(bootstrap(), {
    eval: true,
    workerData: order,
    env: environmentOf(env),
    stdout: true,
    stderr: true,
    ...(memoryMegabytes === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } }),
  })
}

/** Options for a whole process keep a thread from starting. */
function environmentOf(env: ThreadSettings['env']): Record<string, string> {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'NODE_OPTIONS',
  )
  return Object.fromEntries(given)
}

/** Node 20 loads no TypeScript by itself: a hook does, for the model, what it imports, and the thread's own program. */
function bootstrap(): string {
  const loader = stripTypes(readFileSync(programFile('loader.ts'), 'utf8'), 'loader.ts')
  const loaderUrl = `data:text/javascript;base64,${Buffer.from(loader).toString('base64')}`
  const installation = { stripper: pathToFileURL(typeStripperFile()).href, installed: import.meta.url }
  const mainUrl = pathToFileURL(programFile('main.ts')).href
  return `require('node:module').register(${JSON.stringify(loaderUrl)}, { data: ${JSON.stringify(installation)} })
import(${JSON.stringify(mainUrl)}).catch((error) => { setImmediate(() => { throw error }) })`
}

/** The thread's program is read as it lies in the package, also where the engine itself was bundled. */
function programFile(name: string): string {
  const root = dirname(createRequire(import.meta.url).resolve('@waypoint/engine/package.json'))
  return join(root, 'src/typescript-models/worker', name)
}
