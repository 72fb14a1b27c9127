import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import type { Host } from '../host.ts'
import { ask } from './ask.ts'
import { projectFiles } from './project-files.ts'

export interface InitOptions {
  readonly projectDir?: string
  readonly database?: string
  readonly skipProfileSetup?: boolean
  readonly profile?: string
}

/** Writes a project that builds as it stands. Asks for the name only where it was not given and a person is there. */
export async function startProject(
  given: string | undefined,
  options: InitOptions,
  host: Host,
): Promise<void> {
  const name = given ?? (host.interactive ? await ask('Name of the project: ') : '')
  checkName(name)
  const dir = resolve(host.cwd, options.projectDir ?? name)
  const present = await readdir(dir).catch((): readonly string[] => [])
  if (present.length > 0) {
    throw new WaypointError({
      code: 'folder-not-empty',
      message: `${dir} is not empty: nothing was written`,
      hint: 'Choose another name, or name an empty folder with --project-dir.',
    })
  }
  const files = projectFiles({
    name,
    profile: options.profile ?? name,
    database: options.database ?? `${name}.duckdb`,
    withProfile: options.skipProfileSetup !== true,
  })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text, { flag: 'wx' })
  }
  const folder = relative(host.cwd, dir) || '.'
  host.out(`${host.style.ok('written')} ${Object.keys(files).length} files to ${folder}\n\n`)
  const steps = [...(folder === '.' ? [] : [`cd ${folder}`]), 'waypoint debug', 'waypoint build']
  host.out(`${host.style.bold('Next')}    ${steps.join('\n        ')}\n`)
  host.exitWith(0)
}

function checkName(name: string): void {
  if (/^[A-Za-z_]\w*$/.test(name)) return
  throw new WaypointError({
    code: 'invalid-project-name',
    message: name === '' ? 'A project needs a name' : `'${name}' is no name of a project`,
    hint: 'Use letters, digits and _ only, for example: waypoint init my_shop.',
  })
}
