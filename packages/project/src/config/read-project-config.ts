import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { Scope } from '@waypoint/jinja'
import { readTextFile } from '../files/text-file.ts'
import type { Problems } from '../problems/problems.ts'
import { isMap, readYamlMap, type YamlMap } from '../yaml/read-yaml.ts'
import { renderTree } from '../yaml/render-tree.ts'
import { locate, type YamlPath } from '../yaml/yaml-position.ts'
import type { ConfigSection, DispatchRule, ProjectConfig, QueryComment } from './project-config.ts'
import { misspeltSettings } from './project-shape.ts'
import { PROJECT_KEYS } from './project-keys.ts'
import { booleans, strings, text } from './typed-settings.ts'
import { asText } from '../yaml/as-text.ts'

export const PROJECT_FILE = 'dbt_project.yml'

/** dbt_project.yml as written: what is needed before profiles.yml can be read. */
export interface RawProject {
  readonly rootDir: string
  /** Its dbt_project.yml as problems name it: of a package, with the folder. */
  readonly file: string
  readonly text: string
  readonly data: YamlMap
}

export async function readRawProject(rootDir: string, file: string = PROJECT_FILE): Promise<RawProject> {
  const path = join(rootDir, PROJECT_FILE)
  if (
    !(await access(path).then(
      () => true,
      () => false,
    ))
  ) {
    throw new WaypointError({
      code: 'missing-project',
      message: `There is no ${PROJECT_FILE} in ${rootDir}`,
      location: { file: path },
      hint: 'Run in the folder of a dbt project, or name it with --project-dir.',
    })
  }
  const content = await readTextFile(path, file)
  return { rootDir, file, text: content, data: readYamlMap(content, file, () => undefined) }
}

/** Renders dbt_project.yml and fills in the defaults. */
export function resolveProjectConfig(raw: RawProject, scope: Scope, problems: Problems): ProjectConfig {
  const data = renderTree(raw.data, { scope, file: raw.file, renders: rendersNow }) as YamlMap
  checkKeys(raw, problems)
  const name = data.name
  if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) throw invalidName(raw, name)
  const requireDbtVersion = strings(data['require-dbt-version'], [])
  const modelPaths = strings(data['model-paths'] ?? data['source-paths'], ['models'])
  const seedPaths = strings(data['seed-paths'] ?? data['data-paths'], ['seeds'])
  const testPaths = strings(data['test-paths'], ['tests'])
  const snapshotPaths = strings(data['snapshot-paths'], ['snapshots'])
  const analysisPaths = strings(data['analysis-paths'], ['analyses'])
  const functionPaths = strings(data['function-paths'], ['functions'])
  const macroPaths = strings(data['macro-paths'], ['macros'])
  const allPaths = [modelPaths, seedPaths, snapshotPaths, analysisPaths, macroPaths, functionPaths].flat()
  const targetPath = text(data['target-path'], 'target')
  return {
    name,
    version: data.version === undefined ? null : asText(data.version),
    rootDir: raw.rootDir,
    profile: typeof data.profile === 'string' ? data.profile : null,
    modelPaths,
    seedPaths,
    testPaths,
    snapshotPaths,
    analysisPaths,
    functionPaths,
    macroPaths,
    docsPaths: strings(data['docs-paths'], [...new Set(allPaths)]),
    targetPath,
    packagesInstallPath: text(data['packages-install-path'], 'dbt_packages'),
    cleanTargets: strings(data['clean-targets'], [targetPath]),
    vars: isMap(data.vars) ? data.vars : {},
    resourceConfigs: resourceConfigs(data),
    writtenConfigs: resourceConfigs(raw.data),
    dispatch: dispatchRules(data.dispatch),
    onRunStart: strings(data['on-run-start'], []),
    onRunEnd: strings(data['on-run-end'], []),
    queryComment: queryComment(data['query-comment']),
    quoting: booleans(data.quoting),
    flags: isMap(data.flags) ? data.flags : {},
    requireDbtVersion,
  }
}

const LATE_SECTIONS: ReadonlySet<unknown> = new Set(['on-run-start', 'on-run-end', 'query-comment', 'vars'])
const HOOKS: ReadonlySet<string> = new Set(['pre-hook', 'post-hook', 'pre_hook', 'post_hook'])

/** Hooks, comments and vars are rendered where they are used. */
function rendersNow(path: YamlPath): boolean {
  return !LATE_SECTIONS.has(path[0]) && !path.some((step) => HOOKS.has(String(step).replace(/^\+\s*/, '')))
}

const SECTIONS: readonly (readonly [ConfigSection, readonly string[]])[] = [
  ['models', ['models']],
  ['seeds', ['seeds']],
  ['snapshots', ['snapshots']],
  ['data_tests', ['data_tests', 'tests']],
  ['sources', ['sources']],
  ['analyses', ['analyses']],
  ['exposures', ['exposures']],
  ['metrics', ['metrics']],
  ['semantic-models', ['semantic-models', 'semantic_models']],
  ['saved-queries', ['saved-queries', 'saved_queries']],
  ['unit_tests', ['unit_tests']],
  ['functions', ['functions']],
]

function resourceConfigs(data: YamlMap): ProjectConfig['resourceConfigs'] {
  const entries = SECTIONS.map(([section, keys]) => {
    const found = keys.map((key) => data[key]).find(isMap)
    return [section, found ?? {}] as const
  })
  return Object.fromEntries(entries) as Record<ConfigSection, YamlMap>
}

function dispatchRules(value: unknown): readonly DispatchRule[] {
  if (!Array.isArray(value)) return []
  return value.filter(isMap).map((rule) => ({
    macroNamespace: text(rule.macro_namespace, ''),
    searchOrder: strings(rule.search_order, []),
  }))
}

function queryComment(value: unknown): QueryComment {
  if (value === undefined) return { comment: undefined, append: false }
  if (isMap(value)) {
    return {
      comment:
        value.comment === undefined ? undefined : typeof value.comment === 'string' ? value.comment : null,
      append: value.append === true,
    }
  }
  return { comment: typeof value === 'string' && value !== '' ? value : null, append: false }
}

function checkKeys(raw: RawProject, problems: Problems): void {
  const source = { file: raw.file, text: raw.text }
  readYamlMap(raw.text, raw.file, (warning) => problems.warn(warning))
  for (const warning of misspeltSettings(raw.data, source)) problems.warn(warning)
  for (const key of Object.keys(raw.data)) {
    if (PROJECT_KEYS.has(key)) continue
    const near = nearestName(key, PROJECT_KEYS)
    problems.warn(
      new WaypointError({
        code: 'unknown-config',
        message: `'${key}' is not a setting of ${PROJECT_FILE}`,
        location: locate(raw.text, raw.file, [key]),
        hint: near === undefined ? 'It has no effect: remove it.' : `Did you mean '${near}'?`,
      }),
    )
  }
}

function invalidName(raw: RawProject, name: unknown): WaypointError {
  return new WaypointError({
    code: 'invalid-project',
    message:
      name === undefined
        ? `${PROJECT_FILE} has no name`
        : `'${asText(name)}' is not a valid project name: it needs letters, digits and _ only`,
    location: locate(raw.text, raw.file, ['name']),
    hint: 'Write for example name: my_project.',
  })
}
