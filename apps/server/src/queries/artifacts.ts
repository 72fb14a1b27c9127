import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '../project.ts'

/** One node of run_results.json; the field names are the file's own. */
export interface RunResult {
  readonly unique_id: string
  readonly status: string
  readonly execution_time: number
  readonly thread_id: string | null
  readonly message: string | null
  readonly failures: number | null
  readonly adapter_response: Readonly<Record<string, unknown>>
  readonly timing: readonly {
    readonly name: string
    readonly started_at: string | null
    readonly completed_at: string | null
  }[]
  readonly compiled_code?: string | null
}

export interface RunResults {
  readonly metadata: {
    readonly invocation_id: string
    readonly generated_at: string
    readonly invocation_started_at?: string
  }
  readonly args: Readonly<Record<string, unknown>>
  readonly results: readonly RunResult[]
}

/** run_results.json as the last run left it; null before the first run, or while it is written. */
export async function readRunResults(project: Project): Promise<RunResults | null> {
  const file = join(project.target, 'run_results.json')
  try {
    const { mtimeMs, size } = await stat(file)
    const stamp = `${mtimeMs} ${size}`
    const known = kept.get(project)
    if (known?.stamp === stamp) return known.results
    const results = JSON.parse(await readFile(file, 'utf8')) as RunResults
    kept.set(project, { stamp, results })
    return results
  } catch {
    return null
  }
}

/** What was read of a project's file, as long as the file stays as it is. */
const kept = new WeakMap<Project, { readonly stamp: string; readonly results: RunResults }>()

export const isoOrNull = (text: string | null | undefined): string | null =>
  text === null || text === undefined || Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString()
