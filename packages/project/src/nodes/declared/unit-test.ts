import { createHash } from 'node:crypto'
import { textOf, toValue } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { repr } from '@waypoint/jinja'
import type { SourceFile } from '../../files/source-file.ts'
import { locationOf, type PropertyEntry } from '../../parse/parse-properties.ts'
import type { Problems } from '../../problems/problems.ts'
import { asText } from '../../yaml/as-text.ts'
import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'
import type { YamlPath } from '../../yaml/yaml-position.ts'
import { referredSeed, rowsOfSeed, seedKey, type Seeds } from './seed-rows.ts'
import { checkExpectation, checkFixture } from './check-fixture.ts'
import { csvRows, fullRowFirst, type Row } from './csv-rows.ts'

/** Files below `tests/fixtures` by package and name. */
export type Fixtures = ReadonlyMap<string, SourceFile>

export function fixturesOf(files: readonly SourceFile[]): Fixtures {
  return new Map(files.map((file) => [fixtureKey(file.packageName, baseName(file.path)), file]))
}

export interface UnitTestContext {
  readonly entry: PropertyEntry
  readonly fixtures: Fixtures
  readonly seeds: Seeds
  readonly problems: Problems
}

/** Inputs and expectation of a unit test, with the rows of CSV texts and fixture files filled in. */
export function unitTestFields(data: YamlMap, context: UnitTestContext): YamlMap {
  const givens = (Array.isArray(data.given) ? data.given : []).filter(isMap)
  const given = givens.map((each, index) => ({
    input: each.input,
    ...withRowsOfSeed(each, rowsOf(each, ['given', index], context), { index, context }),
  }))
  checkExpectation(data, context)
  const expect = isMap(data.expect) ? rowsOf(data.expect, ['expect'], context) : rowsOfNothing
  const overrides = isMap(data.overrides) ? { macros: {}, vars: {}, env_vars: {}, ...data.overrides } : null
  const versions = isMap(data.versions)
    ? { include: data.versions.include ?? null, exclude: data.versions.exclude ?? null }
    : null
  const body = { model: data.model, versions, given, expect, overrides }
  return { ...body, version: null, checksum: checksumOf(body), schema: null }
}

interface TestBody {
  readonly model: unknown
  readonly versions: YamlMap | null
  readonly given: readonly YamlMap[]
  readonly expect: YamlMap
  readonly overrides: YamlMap | null
}

/** dbt's own hash: of the way Python prints these objects. */
function checksumOf({ model, versions, given, expect, overrides }: TestBody): string {
  const inputs = given.map((each) => printed('UnitTestInputFixture', each)).join(', ')
  const parts = [
    asText(model),
    versions === null ? 'None' : printed('UnitTestNodeVersions', versions),
    `[${inputs}]`,
    printed('UnitTestOutputFixture', expect),
    overrides === null ? 'None' : printed('UnitTestOverrides', overrides),
    ...given.filter(({ fixture }) => fixture !== null).map(({ rows }) => textOf(toValue(rows))),
  ]
  return createHash('sha256').update(parts.join('-')).digest('hex')
}

const FORMATS: Readonly<Record<string, string>> = { csv: 'CSV', dict: 'Dict', sql: 'SQL' }

function printed(type: string, fields: YamlMap): string {
  const texts = Object.entries(fields).map(([name, value]) =>
    name === 'format' && typeof value === 'string'
      ? `format=<UnitTestFormat.${FORMATS[value] ?? value}: '${value}'>`
      : `${name}=${repr(toValue(value))}`,
  )
  return `${type}(${texts.join(', ')})`
}

const rowsOfNothing: YamlMap = { rows: null, format: 'dict', fixture: null }

function rowsOf(written: YamlMap, path: YamlPath, context: UnitTestContext): YamlMap {
  checkFixture(written, path, context)
  const format = written.format ?? 'dict'
  const fixture = typeof written.fixture === 'string' ? written.fixture : null
  const content = fixture === null ? written.rows : textOfFixture(fixture, path, context)
  return { rows: rowsIn(content, format), format, fixture }
}

interface Given {
  readonly index: number
  readonly context: UnitTestContext
}

/** An input without rows is a seed, which has its own. */
function withRowsOfSeed(given: YamlMap, read: YamlMap, { index, context }: Given): YamlMap {
  if (read.rows !== null || read.fixture !== null || read.format !== 'dict') return read
  const { entry, seeds, problems } = context
  const wanted = referredSeed(given.input, entry.file.packageName)
  const seed = wanted === undefined ? undefined : seeds.get(seedKey(wanted.packageName, wanted.name))
  const rows = seed === undefined ? undefined : problems.attempt(() => rowsOfSeed(seed))
  if (rows !== undefined) return { ...read, rows: fullRowFirst(rows) }
  if (seed === undefined) {
    problems.error(
      new WaypointError({
        code: 'missing-rows',
        message: `The unit test '${entry.name}' gives no rows for ${asText(given.input)}, which is no seed`,
        location: locationOf(entry, ['given', index]),
        hint: 'Add rows: with a list, which may be empty. Only a seed has rows of its own.',
      }),
    )
  }
  return read
}

function rowsIn(content: unknown, format: unknown): unknown {
  if (format === 'csv' && typeof content === 'string') return fullRowFirst(csvRows(content))
  if (format === 'dict' && Array.isArray(content)) return fullRowFirst(content.filter(isMap) as Row[])
  return content ?? null
}

function textOfFixture(name: string, path: YamlPath, context: UnitTestContext): string | null {
  const { entry, fixtures, problems } = context
  const file = fixtures.get(fixtureKey(entry.file.packageName, name))
  if (file !== undefined) return file.text.trim()
  const near = nearestName(
    name,
    [...fixtures.values()].map((each) => baseName(each.path)),
  )
  problems.error(
    new WaypointError({
      code: 'missing-fixture',
      message: `The unit test '${entry.name}' reads the fixture '${name}', which does not exist`,
      location: locationOf(entry, [...path, 'fixture']),
      hint: near === undefined ? `Create tests/fixtures/${name}.csv.` : `Did you mean '${near}'?`,
    }),
  )
  return null
}

function fixtureKey(packageName: string, name: string): string {
  return `${packageName} ${name}`
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '')
}
