import { WaypointError } from '@waypoint/contracts'
import { arrayPage } from '../queries/array-page.ts'
import { readRunResults } from '../queries/artifacts.ts'
import { coverageOf } from '../queries/coverage-sources.ts'
import { freshnessTable } from '../queries/freshness.ts'
import { listedSection } from '../queries/listed-section.ts'
import { testRunOf, type TestResult } from '../queries/test-results.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { tableOf } from '../sql/table-of.ts'
import { runQuery } from '../sql/run-query.ts'

const neverRun = {
  state: 'missing',
  missing: 'Results of tests',
  why: 'Nothing was run in this workspace yet: `waypoint build` runs the tests.',
} as const

export const qualityHandlers: HandlersOf<
  | 'get /data/tests'
  | 'get /data/tests/{testId}/rows'
  | 'get /data/freshness'
  | 'get /data/coverage'
  | 'get /data/anomalies'
> = {
  'get /data/tests': async ({ context, query }) => {
    const run = await testRunOf(context.project)
    if (run === null) return neverRun
    const { q, status, model } = query
    const text = q?.toLowerCase() ?? ''
    const wanted = run.tests.filter(
      (test) =>
        (status.length === 0 || status.includes(test.status)) &&
        (model === undefined || test.model === model || test.modelName === model) &&
        (text === '' || `${test.name} ${test.sentence}`.toLowerCase().includes(text)),
    )
    const counted = (of: TestResult['status']): number =>
      run.tests.filter((test) => test.status === of).length
    const { cursor, limit } = query
    return {
      state: 'present',
      value: {
        ...arrayPage(wanted, { cursor, limit, of: run.invocationId }),
        summary: {
          passed: counted('pass'),
          warned: counted('warn'),
          failed: counted('fail'),
          errors: counted('error'),
          skipped: counted('skipped'),
        },
        ranAt: run.ranAt,
        invocationId: run.invocationId,
      },
    }
  },
  'get /data/tests/{testId}/rows': async (call) => {
    const { context, params, query, signal } = call
    const [run, manifest] = await Promise.all([readRunResults(context.project), context.project.manifest()])
    const result = run?.results.find((each) => each.unique_id === params.testId)
    const node = manifest?.nodes[params.testId]
    const sql = result?.compiled_code?.trim()
    if (result === undefined || node === undefined || sql === undefined || sql === '') {
      throw new WaypointError({
        code: 'unknown-test',
        message: `The last run has no test ${params.testId} with SQL of its own.`,
        hint: 'GET /api/v1/data/tests lists the tests of the last run.',
      })
    }
    const reader = await call.version()
    try {
      const found = await runQuery(context, reader, {
        sql,
        limit: query.limit,
        database: node.database ?? 'warehouse',
        signal,
      })
      return { state: 'present', value: { sql, table: tableOf(found) } }
    } catch (error) {
      if (!(error instanceof WaypointError) || error.code === 'query-cancelled') throw error
      return {
        state: 'missing',
        missing: 'Rows that fail',
        why: `The test reads what is not part of published versions. ${firstLine(error.message)}`,
      }
    }
  },
  'get /data/freshness': async ({ version, context }) => {
    const { coverage } = await version()
    if (coverage.length === 0) {
      return {
        state: 'missing',
        missing: 'Freshness',
        why: 'This version was published without data_coverage.',
      }
    }
    const { newestArrival, tables } = freshnessTable(coverage, await context.project.manifest())
    return { state: 'present', value: { newestArrival, tables: [...tables] } }
  },
  'get /data/coverage': async ({ version }) => await coverageOf(await version()),
  'get /data/anomalies': async (call) =>
    await listedSection(call, {
      title: 'Anomalies',
      relation: 'marts.anomalies',
      orderBy: 'it.date desc, abs(it.deviations) desc, it.sign',
    }),
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''
