import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { WaypointError } from '@waypoint/contracts'
import { describeSpec, type GitSpec } from './package-spec.ts'

export interface Checkout {
  /** The package's root: the checkout, or its subdirectory. */
  readonly folder: string
  readonly revision: string
}

export interface GitEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Values that must not appear in messages. */
  readonly secrets: ReadonlySet<string>
}

/** Fetches one revision of a repository, without its history, through the git executable. */
export async function checkOut(
  spec: GitSpec,
  folder: string,
  environment: GitEnvironment,
): Promise<Checkout> {
  const revision = spec.revision ?? 'HEAD'
  if (revision.startsWith('-')) throw gitFailed(spec, `'${revision}' is no revision`)
  await mkdir(folder, { recursive: true })
  const git = gitIn(folder, environment)
  try {
    await git('init', '--quiet')
    await fetchRevision(git, spec.url, revision)
    const { stdout } = await git('rev-parse', 'HEAD')
    await rm(join(folder, '.git'), { recursive: true, force: true })
    return { folder: packageFolder(spec, folder), revision: stdout.trim() }
  } catch (cause) {
    throw cause instanceof WaypointError ? cause : gitFailed(spec, reasonOf(cause, environment), cause)
  }
}

type Git = (...args: readonly string[]) => Promise<{ readonly stdout: string }>

function gitIn(folder: string, { env }: GitEnvironment): Git {
  const quiet = { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }
  return (...args) => promisify(execFile)('git', args, { cwd: folder, env: quiet, maxBuffer: 1 << 24 })
}

/** A server may refuse to give a single commit by its number: then all its branches and tags are fetched. */
async function fetchRevision(git: Git, url: string, revision: string): Promise<void> {
  try {
    await git('fetch', '--quiet', '--depth', '1', '--no-tags', '--', url, revision)
    await git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
  } catch (error) {
    if (!/^[0-9a-f]{7,40}$/.test(revision)) throw error
    await git(
      'fetch',
      '--quiet',
      '--',
      url,
      '+refs/heads/*:refs/fetched/heads/*',
      '+refs/tags/*:refs/fetched/tags/*',
    )
    await git('checkout', '--quiet', '--detach', revision)
  }
}

function packageFolder(spec: GitSpec, folder: string): string {
  if (spec.subdirectory === null) return folder
  const inner = resolve(folder, spec.subdirectory)
  if (inner.startsWith(folder + sep)) return inner
  throw gitFailed(spec, `the subdirectory ${spec.subdirectory} is outside of the repository`)
}

function reasonOf(cause: unknown, { secrets }: GitEnvironment): string {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  if (isMissing) return 'the git executable was not found'
  const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause)
  const lines = stderr.split('\n').filter((line) => /^(?:fatal|error|remote):/.test(line))
  let text = (lines.length === 0 ? stderr : lines.join('; ')).trim()
  for (const secret of secrets) text = text.replaceAll(secret, '*****')
  return text
}

function gitFailed(spec: GitSpec, reason: string, cause?: unknown): WaypointError {
  const at = spec.revision === null ? '' : ` at ${spec.revision}`
  return new WaypointError({
    code: 'git-failed',
    message: `Cannot fetch ${describeSpec(spec)}${at}: ${reason}`,
    hint: 'Check that git is installed, that you may read the repository, and that the revision exists.',
    // The cause itself holds the command line, and that may hold a secret.
    ...(cause instanceof Error ? { cause: new Error(reason) } : {}),
  })
}
