import { latestRun } from '../events/run-log.ts'
import { arrayPage } from '../queries/array-page.ts'
import { isoOrNull, readRunResults, type RunResult, type RunResults } from '../queries/artifacts.ts'
import { nameOf } from '../queries/catalogue.ts'
import type { HandlersOf } from '../routing/handler.ts'

export const runHandlers: HandlersOf<'get /data/runs' | 'get /data/runs/last/nodes'> = {
  'get /data/runs': async ({ context, query }) => {
    const { project, clock } = context
    const [jobs, run, progress] = await Promise.all([
      project.jobs(),
      readRunResults(project),
      latestRun(project.logFile, clock()),
    ])
    const items = jobs.toReversed().map((job) => ({
      job: job.job,
      beganAt: isoOrNull(job.began_at) ?? new Date(0).toISOString(),
      endedAt: isoOrNull(job.ended_at) ?? new Date(0).toISOString(),
      status: job.status,
      reason: job.reason,
      seconds: Math.max(0, (Date.parse(job.ended_at) - Date.parse(job.began_at)) / 1000) || 0,
      steps: job.steps.map(({ command, exit_code: exitCode, seconds, output }) => ({
        command,
        exitCode,
        seconds,
        output,
      })),
    }))
    const { cursor, limit } = query
    return {
      ...arrayPage(items, { cursor, limit, of: 'runs' }),
      last: run === null ? null : lastOf(run),
      progress,
    }
  },
  'get /data/runs/last/nodes': async ({ context, query }) => {
    const run = await readRunResults(context.project)
    if (run === null) {
      return {
        state: 'missing',
        missing: 'Timings of nodes',
        why: 'Nothing was run in this workspace yet: `waypoint build` writes them.',
      }
    }
    const { type, status, cursor, limit } = query
    const nodes = run.results
      .map(timingOf)
      .filter(
        (node) =>
          (type === undefined || node.type === type) && (status === undefined || node.status === status),
      )
      .toSorted((one, other) => other.seconds - one.seconds || one.uniqueId.localeCompare(other.uniqueId))
    const invocationId = run.metadata.invocation_id
    return {
      state: 'present',
      value: { ...arrayPage(nodes, { cursor, limit, of: invocationId }), invocationId },
    }
  },
}

function lastOf({ metadata, args, results }: RunResults) {
  const startedAt = isoOrNull(metadata.invocation_started_at)
  const generatedAt = isoOrNull(metadata.generated_at) ?? new Date(0).toISOString()
  const counts = new Map<string, { type: string; status: string; count: number }>()
  for (const result of results) {
    const type = result.unique_id.split('.')[0] ?? ''
    const key = `${type} ${result.status}`
    const known = counts.get(key) ?? { type, status: result.status, count: 0 }
    counts.set(key, { ...known, count: known.count + 1 })
  }
  return {
    invocationId: metadata.invocation_id,
    startedAt,
    generatedAt,
    command: typeof args['which'] === 'string' ? args['which'] : null,
    seconds: startedAt === null ? 0 : Math.max(0, (Date.parse(generatedAt) - Date.parse(startedAt)) / 1000),
    nodes: results.length,
    statuses: [...counts.values()].toSorted(
      (one, other) => one.type.localeCompare(other.type) || one.status.localeCompare(other.status),
    ),
  }
}

function timingOf(result: RunResult) {
  const rows: unknown = result.adapter_response['rows_affected']
  return {
    uniqueId: result.unique_id,
    name: nameOf(result.unique_id),
    type: result.unique_id.split('.')[0] ?? '',
    status: result.status,
    startedAt: isoOrNull(result.timing[0]?.started_at),
    completedAt: isoOrNull(result.timing.at(-1)?.completed_at),
    seconds: result.execution_time,
    thread: result.thread_id,
    rowsAffected: typeof rows === 'number' ? rows : null,
    failures: result.failures,
    message: result.message,
  }
}
