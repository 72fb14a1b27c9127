import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import type { Selection } from '@waypoint/graph'
import type { Scope } from '@waypoint/jinja'
import type { Problems } from '../problems/problems.ts'
import { readTextFile } from '../files/text-file.ts'
import { asText } from '../yaml/as-text.ts'
import { isMap, readYamlMap, type YamlMap } from '../yaml/read-yaml.ts'
import { renderTree } from '../yaml/render-tree.ts'
import { misspeltKeys, shapeOf } from '../yaml/misspelt-keys.ts'
import { locate, type YamlPath } from '../yaml/yaml-position.ts'
import { InvalidSelector, invalidSelector } from './invalid-selector.ts'
import { NO_SELECTORS, type ProjectSelectors } from './project-selectors.ts'
import { selectionOf } from './selection-of.ts'

const SELECTORS_FILE = 'selectors.yml'

/** Reads and renders selectors.yml; a project without one has no selectors. */
export async function readSelectors(
  rootDir: string,
  scope: Scope,
  problems: Problems,
): Promise<ProjectSelectors> {
  const path = join(rootDir, SELECTORS_FILE)
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (!exists) return NO_SELECTORS
  const text = await readTextFile(path, SELECTORS_FILE)
  const data = renderTree(readYamlMap(text, SELECTORS_FILE), { scope, file: SELECTORS_FILE }) as YamlMap
  for (const warning of misspeltKeys(data, TOP, { file: SELECTORS_FILE, text, path: [] }))
    problems.warn(warning)
  try {
    return selectorsOf(data)
  } catch (error) {
    if (!(error instanceof InvalidSelector)) throw error
    throw new WaypointError({
      code: 'invalid-selectors',
      message: `${SELECTORS_FILE}: ${error.message}`,
      location: locate(text, SELECTORS_FILE, error.path),
      hint: error.hint,
    })
  }
}

const TOP = shapeOf('selectors version')
const SELECTOR_KEYS: ReadonlySet<string> = new Set(['name', 'description', 'default', 'definition'])

function selectorsOf(data: YamlMap): ProjectSelectors {
  const { selectors } = data
  if (selectors === undefined || selectors === null) return NO_SELECTORS
  if (!Array.isArray(selectors)) throw invalidSelector('selectors is a list', ['selectors'])
  const selections = new Map<string, Selection>()
  const definitions: Record<string, unknown> = {}
  let preferred: string | null = null
  selectors.forEach((selector: unknown, index) => {
    const path: YamlPath = ['selectors', index]
    if (!isMap(selector) || selector.name === undefined || selector.definition === undefined) {
      throw invalidSelector('A selector has a name and a definition', path, SELECTOR_KEYS)
    }
    const unknown = Object.keys(selector).find((key) => !SELECTOR_KEYS.has(key))
    if (unknown !== undefined) {
      throw invalidSelector(`'${unknown}' is no part of a selector`, [...path, unknown], SELECTOR_KEYS)
    }
    const name = asText(selector.name)
    if (selections.has(name)) throw invalidSelector(`'${name}' is defined twice`, [...path, 'name'])
    if (selector.default === true) {
      if (preferred !== null) {
        throw invalidSelector(`'${preferred}' and '${name}' cannot both be the default`, [...path, 'default'])
      }
      preferred = name
    }
    selections.set(name, selectionOf(selector.definition, [...path, 'definition']))
    definitions[name] = selector
  })
  return { selections, default: preferred, definitions }
}
