import type { Manifest, ManifestNode, TestNode } from '@waypoint/contracts'
import type { Project } from '../project.ts'
import { isoOrNull, readRunResults, type RunResult } from './artifacts.ts'

const testStatuses = ['pass', 'warn', 'fail', 'error', 'skipped', 'no-op'] as const

type TestStatus = (typeof testStatuses)[number]

export interface TestResult {
  readonly uniqueId: string
  readonly name: string
  readonly kind: string
  readonly sentence: string
  readonly status: TestStatus
  readonly severity: string
  readonly failures: number | null
  readonly message: string | null
  readonly seconds: number | null
  readonly ranAt: string | null
  readonly model: string | null
  readonly modelName: string | null
  readonly column: string | null
  readonly file: string
}

export interface TestRun {
  readonly tests: readonly TestResult[]
  readonly ranAt: string | null
  readonly invocationId: string
}

/** What the tests of the last run said, failures first; null before the first run. */
export async function testRunOf(project: Project): Promise<TestRun | null> {
  const [manifest, run, sentences] = await Promise.all([
    project.manifest(),
    readRunResults(project),
    project.sentences(),
  ])
  if (manifest === null || run === null) return null
  const words = new Map(sentences.map(({ uniqueId, sentence }) => [uniqueId, sentence]))
  const tests = run.results.flatMap((result) => {
    const described = describe(result, manifest)
    if (described === null) return []
    return [{ ...described, sentence: words.get(result.unique_id) ?? described.sentence }]
  })
  return {
    tests: tests.toSorted(byImportance),
    ranAt: isoOrNull(run.metadata.generated_at),
    invocationId: run.metadata.invocation_id,
  }
}

const order: readonly TestStatus[] = ['error', 'fail', 'warn', 'skipped', 'pass', 'no-op']

function byImportance(one: TestResult, other: TestResult): number {
  return (
    order.indexOf(one.status) - order.indexOf(other.status) ||
    (other.failures ?? 0) - (one.failures ?? 0) ||
    one.name.localeCompare(other.name)
  )
}

function describe(result: RunResult, manifest: Manifest): TestResult | null {
  const node = manifest.nodes[result.unique_id]
  const unitTest = manifest.unit_tests[result.unique_id]
  const measured = {
    uniqueId: result.unique_id,
    status: statusOf(result.status),
    failures: result.failures,
    message: result.message,
    seconds: result.execution_time,
    ranAt: isoOrNull(result.timing.at(-1)?.completed_at),
  }
  if (unitTest !== undefined) {
    const model = String(unitTest.model)
    return {
      ...measured,
      name: unitTest.name,
      kind: 'unit',
      sentence: `${model} gives what is expected for the rows of ${unitTest.name}.`,
      severity: 'error',
      model: firstText(unitTest.depends_on),
      modelName: model,
      column: null,
      file: unitTest.original_file_path,
    }
  }
  if (node === undefined || !isTest(node)) return null
  const model = node.attached_node ?? node.depends_on.nodes.at(-1) ?? null
  return {
    ...measured,
    name: node.name,
    kind: node.test_metadata?.name ?? 'singular',
    sentence: node.description === '' ? node.name : node.description,
    severity: severityOf(node),
    model,
    modelName: model === null ? null : (manifest.nodes[model]?.name ?? manifest.sources[model]?.name ?? null),
    column: node.column_name,
    file: node.original_file_path,
  }
}

const isTest = (node: ManifestNode): node is TestNode => node.resource_type === 'test'

function severityOf(node: TestNode): string {
  const severity: unknown = node.config['severity']
  return typeof severity === 'string' ? severity.toLowerCase() : 'error'
}

function statusOf(status: string): TestStatus {
  if (status === 'runtime error') return 'error'
  return testStatuses.find((known) => known === status) ?? 'error'
}

function firstText(dependsOn: unknown): string | null {
  const nodes: unknown =
    typeof dependsOn === 'object' && dependsOn !== null && 'nodes' in dependsOn ? dependsOn.nodes : null
  const first: unknown = Array.isArray(nodes) ? nodes[0] : null
  return typeof first === 'string' ? first : null
}
