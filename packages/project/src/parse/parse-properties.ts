import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { SourceFile } from '../files/source-file.ts'
import type { Problems } from '../problems/problems.ts'
import { misspeltKeys } from '../yaml/misspelt-keys.ts'
import { ELEMENT_SHAPES } from './property-shapes.ts'
import { isMap, readYamlMap, type YamlMap } from '../yaml/read-yaml.ts'
import { locate, type YamlPath } from '../yaml/yaml-position.ts'
import { asText } from '../yaml/as-text.ts'

/** One named element of a schema YAML file, as written. */
export interface PropertyEntry {
  readonly section: PropertySection
  readonly name: string
  readonly file: SourceFile
  /** Where in the file: `['models', 3]`. */
  readonly path: YamlPath
  readonly data: YamlMap
}

const PROPERTY_SECTIONS = [
  'models',
  'seeds',
  'snapshots',
  'sources',
  'macros',
  'analyses',
  'exposures',
  'groups',
  'metrics',
  'semantic_models',
  'saved_queries',
  'unit_tests',
  'data_tests',
  'functions',
] as const

export type PropertySection = (typeof PROPERTY_SECTIONS)[number]

const OTHER_KEYS: ReadonlySet<string> = new Set(['version', 'anchors'])

/** The elements of one schema YAML file. Depends on nothing but the file. */
export function parseProperties(file: SourceFile, problems: Problems): readonly PropertyEntry[] {
  const data = problems.attempt(() => readYamlMap(file.text, file.file, (each) => problems.warn(each)))
  if (data === undefined) return []
  const entries: PropertyEntry[] = []
  for (const [key, elements] of Object.entries(data)) {
    const section = PROPERTY_SECTIONS.find((each) => each === key)
    if (section === undefined) {
      if (!OTHER_KEYS.has(key)) problems.warn(unknownSection(key, file))
      continue
    }
    if (elements === null) continue
    if (!Array.isArray(elements)) {
      problems.error(invalid(file, [key], `'${key}' must be a list`, `Start each element with "- name:".`))
      continue
    }
    elements.forEach((element: unknown, index) => {
      const path = [key, index]
      if (isMap(element) && element.name !== undefined && element.name !== null) {
        const place = { file: file.file, text: file.text, path }
        for (const warning of misspeltKeys(element, ELEMENT_SHAPES[section], place)) problems.warn(warning)
        if (section === 'models') warnOfSemantics(element, { file, path, problems })
        entries.push({ section, name: asText(element.name), file, path, data: element })
      } else {
        problems.error(invalid(file, path, `An element of '${key}' has no name`, 'Add name: to it.'))
      }
    })
  }
  return entries
}

const SEMANTICS = ['semantic_model', 'derived_semantics', 'metrics'] as const

/** dbt 1.12 also reads a semantic layer that is written below its models. */
function warnOfSemantics(
  element: YamlMap,
  {
    file,
    path,
    problems,
  }: { readonly file: SourceFile; readonly path: YamlPath; readonly problems: Problems },
): void {
  const key = SEMANTICS.find((each) => element[each] !== undefined && element[each] !== null)
  if (key === undefined) return
  problems.warn(
    new WaypointError({
      code: 'semantics-in-model',
      message: `'${key}' of the model '${asText(element.name)}' is not read`,
      location: locate(file.text, file.file, [...path, key]),
      hint: 'Write it in sections of their own, semantic_models: and metrics:, which dbt reads too.',
    }),
  )
}

export function locationOf(entry: PropertyEntry, path: YamlPath = []): ReturnType<typeof locate> {
  return locate(entry.file.text, entry.file.file, [...entry.path, ...path])
}

function unknownSection(key: string, file: SourceFile): WaypointError {
  const near = nearestName(key, PROPERTY_SECTIONS)
  return new WaypointError({
    code: 'unknown-property',
    message: `'${key}' is not a section of a schema file`,
    location: locate(file.text, file.file, [key]),
    hint:
      near === undefined ? `The sections are ${PROPERTY_SECTIONS.join(', ')}.` : `Did you mean '${near}'?`,
  })
}

function invalid(file: SourceFile, path: YamlPath, message: string, hint: string): WaypointError {
  return new WaypointError({
    code: 'invalid-properties',
    message: `${message} (${file.file})`,
    location: locate(file.text, file.file, path),
    hint,
  })
}
