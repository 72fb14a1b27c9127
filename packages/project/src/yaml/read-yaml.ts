import { shownSource, WaypointError } from '@waypoint/contracts'
import { load, YAMLException } from 'js-yaml'
import { excerpt } from './excerpt.ts'
import { PROJECT_YAML } from './yaml-schema.ts'

export type YamlMap = Readonly<Record<string, unknown>>

/** The data of one YAML file; null for an empty one. */
function readYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema: PROJECT_YAML, filename: file }) ?? null
  } catch (error) {
    if (error instanceof YAMLException && error.reason.includes('input is empty')) return null
    if (error instanceof YAMLException) throw invalidYaml(error, text, file)
    throw error
  }
}

/** As readYaml, for files that must hold a mapping. */
export function readYamlMap(text: string, file: string): YamlMap {
  const data = readYaml(text, file) ?? {}
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

function invalidYaml(error: YAMLException, text: string, file: string): WaypointError {
  const { line, column } = bareJinja(error, text) ?? {
    line: (error.mark?.line ?? 0) + 1,
    column: (error.mark?.column ?? 0) + 1,
  }
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
  if (reason.includes('duplicated mapping key')) return 'Remove or rename one of the two keys.'
  if (BARE_JINJA.test(line)) return 'Put Jinja in quotes: key: "{{ … }}".'
  return 'Check the indentation of this line and of the lines around it.'
}
