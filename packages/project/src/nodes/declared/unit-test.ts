import { createHash } from 'node:crypto'
import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { SourceFile } from '../../files/source-file.ts'
import { locationOf, type PropertyEntry } from '../../parse/parse-properties.ts'
import type { Problems } from '../../problems/problems.ts'
import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'
import type { YamlPath } from '../../yaml/yaml-position.ts'
import { csvRows, fullRowFirst, type Row } from './csv-rows.ts'

/** Files below `tests/fixtures` by package and name. */
export type Fixtures = ReadonlyMap<string, SourceFile>

export function fixturesOf(files: readonly SourceFile[]): Fixtures {
  return new Map(files.map((file) => [fixtureKey(file.packageName, baseName(file.path)), file]))
}

export interface UnitTestContext {
  readonly entry: PropertyEntry
  readonly fixtures: Fixtures
  readonly problems: Problems
}

/** Inputs and expectation of a unit test, with the rows of CSV texts and fixture files filled in. */
export function unitTestFields(data: YamlMap, context: UnitTestContext): YamlMap {
  const givens = (Array.isArray(data.given) ? data.given : []).filter(isMap)
  const given = givens.map((each, index) => ({
    input: each.input,
    ...rowsOf(each, ['given', index], context),
  }))
  const expect = rowsOf(isMap(data.expect) ? data.expect : {}, ['expect'], context)
  const overrides = isMap(data.overrides) ? { macros: {}, vars: {}, env_vars: {}, ...data.overrides } : null
  const versions = isMap(data.versions)
    ? { include: data.versions.include ?? null, exclude: data.versions.exclude ?? null }
    : null
  const body = { model: data.model, versions, given, expect, overrides }
  const checksum = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return { ...body, version: null, checksum, schema: null }
}

function rowsOf(written: YamlMap, path: YamlPath, context: UnitTestContext): YamlMap {
  const format = written.format ?? 'dict'
  const fixture = typeof written.fixture === 'string' ? written.fixture : null
  const content = fixture === null ? written.rows : textOfFixture(fixture, path, context)
  return { rows: rowsIn(content, format), format, fixture }
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
