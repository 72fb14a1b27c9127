import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each takes ten seconds or more; the first two build the demos that others wait for. */
const LONGEST: readonly string[] = [
  'tests/e2e/metrics.test.ts',
  'tests/reconciliation/health-signal.test.ts',
  'tests/e2e/subsets.test.ts',
  'tests/revenue/old-account.test.ts',
  'tests/parity/runs.test.ts',
  'tests/e2e/publishing.test.ts',
  'tests/e2e/identity.test.ts',
  'tests/e2e/analytics-tests.test.ts',
  'tests/browser/app.test.ts',
  'tests/e2e/server.test.ts',
  'tests/revenue/ledger.test.ts',
  'packages/identity/src/resolve/resolve-records.slow.test.ts',
  'packages/extract/src/killed-extract.slow.test.ts',
  'packages/engine/src/changed/changed.slow.test.ts',
  'packages/engine/src/changed/random-edits.slow.test.ts',
  'packages/engine/src/statuses.slow.test.ts',
  'packages/engine/src/recorded-histories.slow.test.ts',
  'packages/simulator/src/determinism.slow.test.ts',
  'packages/simulator/src/quality/plausibility.slow.test.ts',
  'packages/publishing/src/killed-publish.slow.test.ts',
  'packages/engine/src/typescript-models/typescript-models.slow.test.ts',
  'apps/cli/src/simulation/round-trip.slow.test.ts',
  'tests/e2e/interruption.test.ts',
  'tests/e2e/commands.test.ts',
  'tests/browser/report.test.ts',
]

/** Starts with what takes longest, on a machine that has never run the tests too: nobody waits for one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inUsualOrder = super.sort.bind(this)
    const sorted = await inUsualOrder(files)
    const longest = LONGEST.flatMap((path) => sorted.filter(({ moduleId }) => moduleId.endsWith(`/${path}`)))
    return [...longest, ...sorted.filter((file) => !longest.includes(file))]
  }
}
