import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WaypointErrors } from '@waypoint/contracts'
import { loadProject } from './load-project.ts'
import type { LoadedProject } from './loaded-project.ts'
import type { LoadOptions } from './options.ts'

const macros = (folder: string): string => fileURLToPath(new URL(`../../macros/${folder}`, import.meta.url))

/** The files every small test project has; a test adds its own or replaces these. */
export const BASE_FILES: Readonly<Record<string, string>> = {
  'dbt_project.yml': 'name: shop\nprofile: shop\n',
  'profiles.yml': 'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb}\n',
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Options to load a project from a folder, with the engine's own macros. */
export function optionsFor(projectDir: string, further: Partial<LoadOptions> = {}): LoadOptions {
  return {
    projectDir,
    profilesDirs: [projectDir],
    env: {},
    builtinMacroDirs: [
      { packageName: 'dbt_duckdb', dir: macros('duckdb') },
      { packageName: 'dbt', dir: macros('dbt') },
    ],
    describeTarget: ({ credentials }) => ({
      database: 'shop',
      schema: typeof credentials.schema === 'string' ? credentials.schema : 'main',
    }),
    ...further,
  }
}

/** Writes a project into a temporary folder and loads it. */
export async function loadFiles(files: Files, further: Partial<LoadOptions> = {}): Promise<LoadedProject> {
  const dir = await mkdtemp(join(tmpdir(), 'waypoint-project-'))
  try {
    for (const [name, content] of Object.entries({ ...BASE_FILES, ...files })) {
      await mkdir(dirname(join(dir, name)), { recursive: true })
      await writeFile(join(dir, name), content)
    }
    return await loadProject(optionsFor(dir, further))
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** The mistakes that loading reports, as `code file:line:column`, with their hints. */
export async function mistakesIn(
  files: Files,
  further: Partial<LoadOptions> = {},
): Promise<readonly Mistake[]> {
  try {
    await loadFiles(files, further)
    return []
  } catch (error) {
    if (!(error instanceof WaypointErrors)) throw error
    return error.errors.map(({ code, location, message, hint }) => ({
      code,
      place: [location?.file, location?.line, location?.column]
        .filter((part) => part !== undefined)
        .join(':'),
      message,
      hint: hint ?? '',
    }))
  }
}

export interface Mistake {
  readonly code: string
  readonly place: string
  readonly message: string
  readonly hint: string
}

/** Place and hint of each warning that loading gives. */
export async function placesIn(files: Files, further: Partial<LoadOptions> = {}): Promise<readonly string[]> {
  const { warnings } = await loadFiles(files, further)
  return warnings.map(
    ({ location, hint }) => `${location?.file}:${location?.line}:${location?.column} ${hint}`,
  )
}
