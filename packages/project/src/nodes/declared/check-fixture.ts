import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { locationOf, type PropertyEntry } from '../../parse/parse-properties.ts'
import type { Problems } from '../../problems/problems.ts'
import { asText } from '../../yaml/as-text.ts'
import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'
import type { YamlPath } from '../../yaml/yaml-position.ts'

const FORMATS: readonly string[] = ['dict', 'csv', 'sql']

interface FixtureContext {
  readonly entry: PropertyEntry
  readonly problems: Problems
}

/** Reports rows of a unit test that are not written as their format says. */
export function checkFixture(written: YamlMap, path: YamlPath, { entry, problems }: FixtureContext): void {
  const { format = 'dict', rows, fixture } = written
  const refuse = (key: string, message: string, hint: string): void =>
    problems.error(
      new WaypointError({
        code: 'invalid-unit-test',
        message: `The unit test '${entry.name}' ${message}`,
        location: locationOf(entry, written[key] === undefined ? path : [...path, key]),
        hint,
      }),
    )
  if (typeof format !== 'string' || !FORMATS.includes(format)) {
    const near = nearestName(asText(format), FORMATS)
    const hint = near === undefined ? 'Formats are dict, csv and sql.' : `Did you mean '${near}'?`
    refuse('format', `has rows of the format '${asText(format)}', which there is not`, hint)
  } else if (format === 'dict') {
    if (typeof fixture === 'string') {
      refuse('fixture', 'reads a file as mappings', 'Set format: csv or format: sql for a file.')
    } else if (rows !== undefined && rows !== null && !(Array.isArray(rows) && rows.every(isMap))) {
      refuse(
        'rows',
        'has rows that are no list of mappings',
        'Write - {column: value} for each row, or set format: csv or format: sql.',
      )
    }
  } else if (typeof rows !== 'string' && typeof fixture !== 'string') {
    refuse('rows', `has rows that are no ${format} text`, 'Write the text as a block: rows: | …')
  }
}

/** Reports a unit test that leaves out what it is about. */
export function checkExpectation(data: YamlMap, { entry, problems }: FixtureContext): void {
  const { expect } = data
  if (isMap(expect) && ['rows', 'fixture'].some((key) => (expect[key] ?? null) !== null)) return
  const misspelt = expect === undefined ? nearestName('expect', Object.keys(data)) : undefined
  problems.error(
    new WaypointError({
      code: 'invalid-unit-test',
      message: `The unit test '${entry.name}' expects nothing`,
      location: locationOf(
        entry,
        expect !== undefined ? ['expect'] : misspelt === undefined ? [] : [misspelt],
      ),
      hint:
        misspelt === undefined
          ? 'Write expect: with rows, which may be an empty list.'
          : `Write expect: in place of ${misspelt}:.`,
    }),
  )
}
