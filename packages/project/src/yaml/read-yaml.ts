import { shownSource, WaypointError } from '@waypoint/contracts'
import { load, YAMLException } from 'js-yaml'
import { excerpt } from './excerpt.ts'
import { parseLeniently, withoutLastBreak } from './lenient-text.ts'
import { PROJECT_YAML } from './yaml-schema.ts'

export type YamlMap = Readonly<Record<string, unknown>>

/** Told of a key that is written twice, where the second may count. */
export type WarnOfRepeatedKey = (warning: WaypointError) => void

/** The data of one YAML file; null for an empty one. */
function readYaml(text: string, file: string, warn?: WarnOfRepeatedKey): unknown {
  try {
    return loadYaml(text, file, false)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    if (error.reason.includes('input is empty')) return null
    if (warn === undefined || error.reason !== REPEATED_KEY) throw invalidYaml(error, text, file)
    warn(repeatedKey(error, text, file))
    return loadYaml(text, file, true)
  }
}

const REPEATED_KEY = 'duplicated mapping key'

function loadYaml(text: string, file: string, lastKeyCounts: boolean): unknown {
  const options = { schema: PROJECT_YAML, filename: file, json: lastKeyCounts }
  return parseLeniently(text, (source) => load(withoutLastBreak(source), options)).result ?? null
}

/** As readYaml, for files that must hold a mapping. A key written twice is an error where nobody is to be warned. */
export function readYamlMap(text: string, file: string, warn?: WarnOfRepeatedKey): YamlMap {
  const data = readYaml(text, file, warn) ?? {}
  if (isMap(data)) return data
  throw new WaypointError({
    code: 'invalid-yaml',
    message: `${file} must hold keys and values, not a ${Array.isArray(data) ? 'list' : 'single value'}`,
    location: { file, line: 1, column: 1 },
  })
}

export function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function repeatedKey(error: YAMLException, text: string, file: string): WaypointError {
  const { line, column } = placeOf(error, text)
  const key = /^[^:\s]+/.exec((text.split('\n')[line - 1] ?? '').slice(column - 1))?.[0] ?? ''
  return new WaypointError({
    code: 'repeated-key',
    message: `'${key}' is written twice: only the second counts`,
    location: { file, line, column },
    hint: 'Remove or rename one of the two keys.',
  })
}

function placeOf(error: YAMLException, text: string): { readonly line: number; readonly column: number } {
  const line = (error.mark?.line ?? 0) + 1
  const { length } = text.split('\n')[line - 1] ?? ''
  return { line, column: Math.min((error.mark?.column ?? 0) + 1, length + 1) }
}

function invalidYaml(error: YAMLException, text: string, file: string): WaypointError {
  const { line, column } = bareJinja(error, text) ?? placeOf(error, text)
  return new WaypointError({
    code: 'invalid-yaml',
    message: `${file} is not valid YAML: ${error.reason}\n${excerpt(shownSource(file, text), line, column)}`,
    location: { file, line, column },
    hint: hintFor(error.reason, text.split('\n')[line - 1] ?? ''),
    cause: error,
  })
}

const BARE_JINJA = /:\s+\{\{/

/** `key: {{ … }}` without quotes is a mapping with a mapping as key: the parser only sees that much later. */
function bareJinja(
  error: YAMLException,
  text: string,
): { readonly line: number; readonly column: number } | undefined {
  if (!error.reason.includes('complex keys')) return undefined
  const lines = text.split('\n')
  const index = lines.findIndex((line) => BARE_JINJA.test(line))
  if (index < 0) return undefined
  return { line: index + 1, column: (lines[index] as string).indexOf('{{') + 1 }
}

function hintFor(reason: string, line: string): string {
  if (line.includes('\t')) return 'Indent with spaces: YAML does not allow tabs.'
  if (reason === REPEATED_KEY) return 'Remove or rename one of the two keys.'
  if (BARE_JINJA.test(line)) return 'Put Jinja in quotes: key: "{{ … }}".'
  return 'Check the indentation of this line and of the lines around it.'
}
