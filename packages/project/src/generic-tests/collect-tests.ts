import { strings } from '../config/typed-settings.ts'
import { locationOf } from '../parse/parse-properties.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import type { YamlPath } from '../yaml/yaml-position.ts'
import type { TestTarget } from './test-target.ts'

export interface WrittenTest {
  readonly written: unknown
  readonly target: TestTarget
}

export interface TestHolder extends Omit<TestTarget, 'columnName' | 'columnTags' | 'location'> {
  /** Path of the holder inside its YAML element: empty, or `['tables', 2]`. */
  readonly path: YamlPath
  readonly columns: unknown
  readonly tests: unknown
  readonly quoteColumns: boolean
  /** Tags that all tests of the holder inherit. */
  readonly tags: readonly string[]
}

/** The tests of a holder's columns, then its own, as written. */
export function collectTests(holder: TestHolder): readonly WrittenTest[] {
  const found: WrittenTest[] = []
  const columns = (Array.isArray(holder.columns) ? holder.columns : []).filter(isMap)
  columns.forEach((column, index) => {
    const key = testsKey(column)
    listOf(column[key]).forEach((written, test) => {
      found.push({
        written,
        target: targetOf(holder, column, ['columns', index, key, test]),
      })
    })
  })
  const key = testsKey(holder.properties.data)
  listOf(holder.tests).forEach((written, test) => {
    found.push({ written, target: targetOf(holder, null, [key, test]) })
  })
  return found
}

function targetOf(holder: TestHolder, column: YamlMap | null, path: YamlPath): TestTarget {
  const { properties } = holder
  const config = isMap(column?.config) ? column.config : {}
  return {
    ...holder,
    columnName: column === null ? null : columnNameOf(column, holder),
    columnTags: [...holder.tags, ...strings(column?.tags, []), ...strings(config.tags, [])],
    location: () => locationOf(properties.entry, [...holder.path, ...path]),
  }
}

function columnNameOf(column: YamlMap, holder: TestHolder): string {
  const name = String(column.name)
  const quoted = column.quote === true || (column.quote === undefined && holder.quoteColumns)
  return quoted ? `"${name}"` : name
}

export function testsKey(data: YamlMap): 'tests' | 'data_tests' {
  return data.data_tests === undefined ? 'tests' : 'data_tests'
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
