import { join } from 'node:path'
import { WaypointError, WaypointErrors } from '@waypoint/contracts'
import { CACHE_FOLDER } from './cache/cache-files.ts'
import { stampOf } from './cache/file-changes.ts'
import type { FileStamp } from './cache/file-columns.ts'
import { resumeProject } from './cache/resume-project.ts'
import { NO_REVISIONS, revisionsOf } from './cache/revisions.ts'
import { saveProject } from './cache/save-project.ts'
import { findFiles } from './files/find-files.ts'
import { readFiles } from './files/read-files.ts'
import type { FoundFile } from './files/source-file.ts'
import type { LoadedProject } from './loaded-project.ts'
import { builtinProject } from './macros/builtin-project.ts'
import { collectMacros } from './macros/read-macros.ts'
import { makeState } from './make-state.ts'
import type { LoadOptions } from './options.ts'
import { builtinMacroDirsFor } from './packages/builtin-macro-dirs.ts'
import { Problems } from './problems/problems.ts'
import { readSettings, type Settings } from './read-settings.ts'
import { DocIndex } from './resolve/doc-index.ts'
import { deprecationWarnings } from './resolve/deprecations.ts'
import { parseFiles } from './resolve/parsed-files.ts'
import { resolveProject } from './resolve/resolve-project.ts'
import type { ResolveState } from './resolve/resolve-state.ts'
import { runEnvironments } from './run-environment.ts'
import { recordedSelectors } from './selectors/recorded-selectors.ts'

/** Reads, parses and resolves a dbt project. Throws WaypointErrors with every mistake that was found. */
export async function loadProject(options: LoadOptions): Promise<LoadedProject> {
  const problems = new Problems()
  try {
    return await load(options, problems)
  } catch (error) {
    if (!(error instanceof WaypointError)) throw error
    throw new WaypointErrors([...problems.errors, error])
  }
}

/** A project with the files it consists of, found but not yet read. */
export interface FoundProject {
  readonly settings: Settings
  readonly options: LoadOptions
  /** Milliseconds since 1970 when its files began to be looked at. */
  readonly readAt: number
  readonly files: readonly FoundFile[]
  /** One for each file. */
  readonly stamps: readonly (FileStamp | null)[]
  /** How many warnings the settings alone gave. */
  readonly warned: number
}

/** The half of a LoadedProject that a cache can answer for. */
export interface ProjectContent
  extends Pick<LoadedProject, 'manifest' | 'warnings' | 'codeStart' | 'revisionOf' | 'revision' | 'outline'> {
  readonly state: ResolveState
}

async function load(options: LoadOptions, problems: Problems): Promise<LoadedProject> {
  const settings = await readSettings(options, problems)
  const found = findProject(settings, options, problems)
  const content = resumed(found, problems) ?? readWhole(found, problems)
  const manifest = Object.defineProperty(content.manifest, 'selectors', {
    enumerable: true,
    value: recordedSelectors(settings.selectors.definitions),
  })
  return {
    rootDir: options.projectDir,
    config: settings.root,
    packages: settings.projects.map(({ name, rootDir }) => ({ name, rootDir })),
    profile: settings.profile,
    selectors: settings.selectors,
    manifest,
    macros: content.state.library,
    secrets: settings.environment.secrets,
    warnings: [
      ...content.warnings,
      ...deprecationWarnings(manifest, options.invocation?.startedAt ?? new Date()),
    ],
    codeStart: content.codeStart,
    revision: content.revision,
    outline: content.outline,
    revisionOf: content.revisionOf,
    environmentFor: runEnvironments(manifest, content.state),
  }
}

function findProject(settings: Settings, options: LoadOptions, problems: Problems): FoundProject {
  const readAt = Date.now()
  const projects = [
    ...settings.projects,
    ...builtinMacroDirsFor(options, settings.profile).map(builtinProject),
  ]
  const files = projects.flatMap(findFiles)
  const stamps = options.partialParse === true ? files.map((file) => stampOf(file.absolutePath)) : []
  return { settings, options, readAt, files, stamps, warned: problems.warnings.length }
}

function resumed(found: FoundProject, problems: Problems): ProjectContent | undefined {
  const dir = cacheDir(found)
  return dir === undefined ? undefined : resumeProject(dir, found, problems)
}

function cacheDir({ settings, options }: FoundProject): string | undefined {
  if (options.partialParse !== true) return undefined
  return join(options.targetPath ?? join(options.projectDir, settings.root.targetPath), CACHE_FOLDER)
}

function readWhole(found: FoundProject, problems: Problems): ProjectContent {
  const { settings, options } = found
  const files = readFiles(found.files, problems)
  const parsed = parseFiles(files, problems)
  const state = makeState(settings, {
    macros: collectMacros(parsed.macros, problems),
    docs: () => new DocIndex(parsed.docs, settings.root.name),
    options,
    problems,
  })
  const { manifest, codeStarts, uses } = resolveProject(parsed, state)
  problems.throwIfAny()
  const dir = cacheDir(found)
  const saved =
    dir === undefined ? undefined : saveProject(dir, found, { parsed, manifest, codeStarts, uses, state })
  return {
    state,
    manifest,
    warnings: problems.warnings,
    codeStart: (uniqueId) => codeStarts.get(uniqueId) ?? { line: 1, column: 1 },
    ...(saved === undefined ? NO_REVISIONS : revisionsOf(saved.index, saved.lists.nodes)),
  }
}
