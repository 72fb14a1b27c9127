import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { WaypointError } from '@waypoint/contracts'

const run = promisify(execFile)

/** A folder for what is looked at once; inside the repository where packages of Node.js are found from there. */
export async function withScratchFolder<T>(
  projectDir: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const root = await repositoryOf(projectDir)
  const modules = join(root, 'node_modules')
  const parent = existsSync(modules) ? join(modules, '.cache') : tmpdir()
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'waypoint-revisions-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes the project as it was in a revision below a folder, and returns where its dbt_project.yml is. */
export async function checkOut(projectDir: string, revision: string, folder: string): Promise<string> {
  const root = await repositoryOf(projectDir)
  const commit = await git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(
    (cause: unknown) => {
      throw new WaypointError({
        code: 'unknown-revision',
        message: `git knows no commit ${revision} in ${root}`,
        hint: 'name a branch, a tag or a commit: git:main, git:HEAD~1',
        cause,
      })
    },
  )
  const prefix = await git(projectDir, ['rev-parse', '--show-prefix'])
  const archive = join(folder, 'project.tar')
  const tree = prefix === '' ? commit : `${commit}:${prefix}`
  mkdirSync(join(folder, 'project'), { recursive: true })
  await git(root, ['archive', '--format=tar', '-o', archive, tree]).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'unknown-revision',
      message: `${revision} has no ${prefix}`,
      hint: 'name a revision in which the project was there already',
      cause,
    })
  })
  await run('tar', ['-xf', archive, '-C', join(folder, 'project')])
  const project = join(folder, 'project')
  for (const installed of ['dbt_packages', 'package-lock.yml']) {
    const [from, to] = [join(projectDir, installed), join(project, installed)]
    if (existsSync(from) && !existsSync(to)) symlinkSync(from, to)
  }
  return project
}

async function repositoryOf(projectDir: string): Promise<string> {
  return git(projectDir, ['rev-parse', '--show-toplevel']).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'no-repository',
      message: `${projectDir} is in no git repository, or there is no git here`,
      hint: 'compare versions, targets or relations instead',
      cause,
    })
  })
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  return (await run('git', [...args], { cwd, maxBuffer: 64 * 1024 * 1024 })).stdout.trim()
}
