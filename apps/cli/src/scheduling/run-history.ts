import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Workspace } from '../workspace/workspace.ts'

/** One run of a job, as a line of `runs.jsonl`; the field names are the file's own. */
export interface JobRun {
  readonly job: string
  readonly began_at: string
  readonly ended_at: string
  readonly status: 'ok' | 'failed' | 'skipped' | 'interrupted'
  /** Why it ran or did not: `due`, `made up for`, `asked for`, `still running`. */
  readonly reason: string
  readonly steps: readonly StepRun[]
}

export interface StepRun {
  readonly command: string
  /** Null where it was stopped. */
  readonly exit_code: number | null
  readonly seconds: number
  /** The last lines of what it wrote. */
  readonly output: string
}

const historyFile = (workspace: Workspace): string => join(workspace.dir, 'runs.jsonl')

export function recordRun(workspace: Workspace, run: JobRun): void {
  const file = historyFile(workspace)
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${JSON.stringify(run)}\n`)
}

/** All runs, the latest last. A line that a full disk cut short is left out. */
export function readRuns(workspace: Workspace): readonly JobRun[] {
  const file = historyFile(workspace)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line): readonly JobRun[] => {
      try {
        return line === '' ? [] : [JSON.parse(line)]
      } catch {
        return []
      }
    })
}

export function lastBegan(workspace: Workspace, job: string): Date | null {
  const last = readRuns(workspace).findLast((run) => run.job === job && run.status !== 'skipped')
  return last === undefined ? null : new Date(last.began_at)
}
