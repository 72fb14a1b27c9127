import type { Manifest, NodeResult, TestNode } from '@waypoint/contracts'
import type { InvocationResult } from '@waypoint/engine'
import { engineSettings, runWithSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { textCells } from '../showing/cells.ts'
import { renderTable } from '../terminal/table.ts'
import { testSentence } from './test-sentence.ts'

/** Tests that are explained one by one; more are counted. */
const MOST = 10
const ROWS = 5

/** Of each test that failed or warned: what it asks, of which rows it is not so, and who reads what it guards. */
export async function explainFailures(
  { results, manifest }: InvocationResult,
  options: EngineOptions,
  host: Host,
): Promise<void> {
  const failed = results.flatMap((result): readonly Failure[] => {
    const node = manifest.nodes[result.uniqueId]
    const isTold = result.status === 'fail' || result.status === 'warn' || result.status === 'error'
    return isTold && node?.resource_type === 'test' ? [{ result, test: node }] : []
  })
  for (const failure of failed.slice(0, MOST)) {
    host.out(`\n${await explanation(failure, manifest, { options, host })}`)
  }
  if (failed.length > MOST) host.out(`\n${failed.length - MOST} more are not explained here: select them.\n`)
}

interface Failure {
  readonly result: NodeResult
  readonly test: TestNode
}

interface Asked {
  readonly options: EngineOptions
  readonly host: Host
}

async function explanation({ result, test }: Failure, manifest: Manifest, asked: Asked): Promise<string> {
  const { style } = asked.host
  const paint = result.status === 'warn' ? style.warn : style.bad
  const lines = [
    `${paint(result.status)}  ${style.bold(test.name)}`,
    `  asks    ${testSentence(test, manifest)}`,
  ]
  const count = result.failures ?? 0
  if (result.status === 'error')
    lines.push(`  but     ${result.message?.split('\n')[0] ?? 'it could not be run'}`)
  else lines.push(`  but     ${count} ${count === 1 ? 'row is' : 'rows are'} otherwise`)
  const readers = readersOf(test, manifest)
  if (readers.length > 0) lines.push(`  guards  ${readers.join(', ')}`)
  const owner = ownerOf(test, manifest)
  if (owner !== null) lines.push(`  owner   ${owner}`)
  lines.push(`  file    ${test.original_file_path}`)
  const rows = result.status === 'error' ? '' : await failingRows(test, asked)
  return `${lines.join('\n')}\n${rows === '' ? '' : `\n${rows.replaceAll(/^(?=.)/gm, '  ')}`}`
}

/** The first rows that the test found, as it found them. */
async function failingRows(test: TestNode, { options, host }: Asked): Promise<string> {
  const asked = {
    ...invocationOptions('show', options, host),
    select: [test.name],
    limit: ROWS,
    writeJson: false,
  }
  const settings = await engineSettings(asked, host)
  const { previews } = await runWithSettings({ ...settings, quiet: true }, () => undefined)
  const rows = previews.get(test.unique_id)
  if (rows === undefined || rows.rows.length === 0) return ''
  const columns = rows.columns.map(({ name }) => ({ title: name, align: 'left' as const }))
  return renderTable(columns, rows.rows.map(textCells), host.style)
}

/** Exposures behind what is tested, by their names. */
function readersOf(test: TestNode, manifest: Manifest): readonly string[] {
  const seen = new Set(test.depends_on.nodes)
  // The set grows while it is walked.
  for (const id of seen) for (const child of manifest.child_map[id] ?? []) seen.add(child)
  return [...seen].flatMap((id) => manifest.exposures[id]?.name ?? [])
}

function ownerOf(test: TestNode, manifest: Manifest): string | null {
  const tested = test.attached_node ?? test.depends_on.nodes[0]
  const { owner } = (tested === undefined ? test : (manifest.nodes[tested] ?? test)).meta
  return typeof owner === 'string' ? owner : null
}
