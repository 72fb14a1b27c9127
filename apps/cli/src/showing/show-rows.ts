import type { QueryResult } from '@waypoint/adapter-contract'
import type { EngineEvent } from '@waypoint/contracts'
import type { InvocationResult } from '@waypoint/engine'
import { engineSettings, runWithSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { renderTable } from '../terminal/table.ts'
import { renderWarning } from '../terminal/warning-view.ts'
import { plainRow, textCells } from './cells.ts'

export interface ShowOptions extends EngineOptions {
  readonly inline?: string
  readonly limit: number
  readonly output: 'text' | 'json'
}

/** Rows go to standard output, everything else to the other one: made for pipes. */
export async function showRows(options: ShowOptions, host: Host): Promise<void> {
  const { inline, limit } = options
  const asked = invocationOptions('show', options, host)
  const query = inline === undefined ? { limit } : { limit, inline }
  const settings = await engineSettings({ ...asked, ...query }, host)
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'warning' && !settings.quiet)
      host.err(renderWarning(event.warning, settings.host.style))
    if (event.kind !== 'message' || event.level === 'debug') return
    if (event.printed === true || !settings.quiet) host.err(`${event.text}\n`)
  }
  const result = await runWithSettings(settings, onEvent)
  if (result.previews.size === 0) host.err('Nothing matches this selection.\n')
  const isInline = inline !== undefined
  for (const [id, rows] of result.previews) {
    const name = nameOf(id, result)
    host.out(
      options.output === 'json'
        ? `${JSON.stringify({ ...(isInline ? {} : { node: name }), show: rows.rows.map((row) => plainRow(row, rows.columns)) }, null, 2)}\n`
        : preview(isInline ? null : name, rows, settings.host),
    )
  }
  host.exitWith(result.exitCode)
}

function preview(name: string | null, { columns, rows }: QueryResult, host: Host): string {
  const heading = name === null ? '' : `${host.style.bold(name)}\n`
  const table = renderTable(
    columns.map((column) => ({ title: column.name, align: isFigure(column.dataType) ? 'right' : 'left' })),
    rows.map(textCells),
    host.style,
  )
  return `${heading}${table}${name === null ? '' : '\n'}`
}

const isFigure = (type: string): boolean =>
  /^(?:tiny|small|big|huge|u)*(?:int|integer)|^(?:decimal|numeric|double|float|real)/i.test(type)

function nameOf(id: string, { manifest }: InvocationResult): string {
  const node = manifest.nodes[id]
  if (node === undefined) return id
  return node.resource_type === 'model' && node.version !== null ? `${node.name}.v${node.version}` : node.name
}
