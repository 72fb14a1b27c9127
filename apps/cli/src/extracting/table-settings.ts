import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { inferSource, readSettings, type SettingsBySource, type TableSettings } from '@waypoint/extract'
import type { ExtractOptions } from '../commands/extract.ts'

const NAMES = ['extract.yml', 'extract.yaml']

/** Source → what is declared about its tables, in the file and on the command line, which wins. */
export interface DeclaredTables {
  readonly bySource: SettingsBySource
  /** By the table's name, whatever its source. */
  readonly anywhere: Readonly<Record<string, TableSettings>>
}

export async function declaredTables(
  folder: string | null,
  options: ExtractOptions,
  cwd: string,
): Promise<DeclaredTables> {
  const file = settingsFile(folder, options, cwd)
  const anywhere: Record<string, TableSettings> = {}
  for (const text of options.key ?? []) {
    const [table, columns] = assignment(text, '--key invoice=id or --key item=invoice_id,line')
    anywhere[table] = { ...anywhere[table], key: columns.split(',').map((column) => column.trim()) }
  }
  for (const text of options.cursor ?? []) {
    const [table, cursor] = assignment(text, '--cursor invoice=updated_at')
    anywhere[table] = { ...anywhere[table], cursor }
  }
  if (file === null) return { bySource: {}, anywhere }
  const { readYamlMap } = await import('@waypoint/project')
  const data = readYamlMap(readFileSync(file, 'utf8'), file)
  const source = options.source ?? inferSource(folder ?? cwd)
  return { bySource: readSettings({ data, file, source }), anywhere }
}

export function tablesOf(
  { bySource, anywhere }: DeclaredTables,
  source: string,
): Readonly<Record<string, TableSettings>> {
  const declared = bySource[source] ?? {}
  const tables = new Set([...Object.keys(declared), ...Object.keys(anywhere)])
  return Object.fromEntries([...tables].map((table) => [table, { ...declared[table], ...anywhere[table] }]))
}

function settingsFile(folder: string | null, { config }: ExtractOptions, cwd: string): string | null {
  if (config === undefined) {
    const files = folder === null ? [] : NAMES.map((name) => join(folder, name))
    return files.find((file) => existsSync(file)) ?? null
  }
  const file = resolve(cwd, config)
  if (existsSync(file)) return file
  throw new WaypointError({
    code: 'missing-file',
    message: `there is no ${file}`,
    hint: 'name the YAML file that declares the keys of tables',
  })
}

function assignment(text: string, example: string): readonly [string, string] {
  const [table, value, ...rest] = text.split('=').map((part) => part.trim())
  if (table !== undefined && table !== '' && value !== undefined && value !== '' && rest.length === 0) {
    return [table.toLowerCase(), value]
  }
  throw new WaypointError({
    code: 'invalid-option',
    message: `${text} does not say which column of which table`,
    hint: `write table=column: ${example}`,
  })
}
