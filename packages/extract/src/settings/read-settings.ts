import { nearestName, WaypointError } from '@waypoint/contracts'
import type { LoadMode, TableSettings } from '../options.ts'
import { toIdentifier } from '../table-name.ts'

/** Source → table → what is declared about it. */
export type SettingsBySource = Readonly<Record<string, Readonly<Record<string, TableSettings>>>>

interface SettingsFile {
  /** As it was read from YAML. */
  readonly data: unknown
  readonly file: string
  /** The source that `tables` at the top belong to. */
  readonly source: string
}

const modes: readonly LoadMode[] = ['replace', 'append', 'upsert']
const tableKeys = ['mode', 'primary_key', 'cursor', 'deleted']

/** `sources: {stripe: {tables: {invoice: {primary_key: id}}}}`, or `tables` alone for a folder of one source. */
export function readSettings({ data, file, source }: SettingsFile): SettingsBySource {
  const root = mapping(data ?? {}, file, '')
  expectKeys(root, ['sources', 'tables'], { file, place: '' })
  const settings: Record<string, Readonly<Record<string, TableSettings>>> = {}
  if (root['tables'] !== undefined) settings[source] = readTables(root['tables'], file, 'tables')
  const sources = mapping(root['sources'] ?? {}, file, 'sources')
  for (const [name, value] of Object.entries(sources)) {
    const place = `sources.${name}`
    const described = mapping(value ?? {}, file, place)
    expectKeys(described, ['tables'], { file, place })
    const tables = readTables(described['tables'] ?? {}, file, `${place}.tables`)
    settings[toIdentifier(name)] = { ...settings[toIdentifier(name)], ...tables }
  }
  return settings
}

function readTables(value: unknown, file: string, place: string): Readonly<Record<string, TableSettings>> {
  return Object.fromEntries(
    Object.entries(mapping(value, file, place)).map(([name, settings]) => [
      toIdentifier(name),
      readTable(mapping(settings ?? {}, file, `${place}.${name}`), file, `${place}.${name}`),
    ]),
  )
}

function readTable(table: Mapping, file: string, place: string): TableSettings {
  expectKeys(table, tableKeys, { file, place })
  const { mode, primary_key: key, cursor, deleted } = table
  const known = modes.find((each) => each === mode)
  if (mode !== undefined && known === undefined) {
    throw invalid(file, `${place}.mode is ${JSON.stringify(mode)}.`, `The modes are ${modes.join(', ')}.`)
  }
  return {
    ...(known === undefined ? {} : { mode: known }),
    ...(key === undefined ? {} : { key: columnNames(key, file, `${place}.primary_key`) }),
    ...(cursor === undefined ? {} : { cursor: columnName(cursor, file, `${place}.cursor`) }),
    ...(deleted === undefined ? {} : { deleted: columnName(deleted, file, `${place}.deleted`) }),
  }
}

function columnNames(value: unknown, file: string, place: string): readonly string[] {
  const names = Array.isArray(value) ? value : [value]
  if (names.length === 0) throw invalid(file, `${place} is empty.`, 'Name a column, or several in a list.')
  return names.map((name) => columnName(name, file, place))
}

function columnName(value: unknown, file: string, place: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  throw invalid(file, `${place} must be the name of a column.`, 'Write it as text: id, or "id".')
}

type Mapping = Readonly<Record<string, unknown>>

function mapping(value: unknown, file: string, place: string): Mapping {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Mapping
  throw invalid(
    file,
    `${place === '' ? 'The file' : place} must hold names and what is declared about them.`,
    'sources: {stripe: {tables: {invoice: {primary_key: id}}}}',
  )
}

interface Place {
  readonly file: string
  readonly place: string
}

function expectKeys(found: Mapping, allowed: readonly string[], { file, place }: Place): void {
  const unknown = Object.keys(found).find((key) => !allowed.includes(key))
  if (unknown === undefined) return
  const near = nearestName(unknown, allowed)
  throw invalid(
    file,
    `${place === '' ? '' : `${place}.`}${unknown} is not known.`,
    near === undefined ? `Known are ${allowed.join(', ')}.` : `Is it ${near}?`,
  )
}

function invalid(file: string, message: string, hint: string): WaypointError {
  return new WaypointError({ code: 'invalid-extract-settings', message, location: { file }, hint })
}
