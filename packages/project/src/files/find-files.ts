import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ProjectConfig } from '../config/project-config.ts'
import { ignoreRules } from './ignore-rules.ts'
import type { FileKind, FoundFile } from './source-file.ts'

interface Folder {
  readonly folder: string
  readonly kinds: Readonly<Record<string, FileKind>>
}

/** Every file of a package that means something, in a stable order. */
export function findFiles(project: ProjectConfig): readonly FoundFile[] {
  const found: FoundFile[] = []
  const shared = new Set<string>()
  const walked = new Map<string, readonly string[]>()
  const isIgnored = ignoreRules(project.rootDir)
  const folders = foldersOf(project)
  for (const each of folders) {
    const { folder, kinds } = each
    const isShared = folders.some((other) => other !== each && overlap(folder, other.folder))
    const root = join(project.rootDir, folder)
    const paths = walked.get(root) ?? walk(root)
    walked.set(root, paths)
    for (const path of paths) {
      const kind = kindOf(path, kinds)
      const file = `${folder === '.' ? '' : `${folder}/`}${path}`
      if (kind === undefined || isIgnored(file) || (isShared && shared.has(`${kind} ${file}`))) continue
      if (isShared) shared.add(`${kind} ${file}`)
      found.push({ kind, packageName: project.name, absolutePath: `${root}/${path}`, file, path })
    }
  }
  return found.toSorted((left, right) => inOrder(left.file, right.file))
}

function inOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether a file can lie in both folders. */
function overlap(left: string, right: string): boolean {
  return holds(left, right) || holds(right, left)
}

function holds(outer: string, inner: string): boolean {
  return outer === '.' || `${inner}/`.startsWith(`${outer}/`)
}

/** Below a folder of tests, `generic/` holds test macros and `fixtures/` rows for unit tests. */
function kindOf(path: string, kinds: Folder['kinds']): FileKind | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  const kind = kinds[ending]
  if (ending === 'ts' && isNoModel(path)) return undefined
  if (kinds.sql !== 'test') return kind
  if (path.startsWith('fixtures/')) return ending === 'csv' || ending === 'sql' ? 'fixture' : kind
  return kind === 'test' && path.startsWith('generic/') ? 'generic-test' : kind
}

/** Tests and declarations beside models in TypeScript, and what such models share. */
function isNoModel(path: string): boolean {
  return /(?:^|\/)_[^/]*$|\.(?:test|spec|d)\.ts$/i.test(path)
}

function foldersOf(project: ProjectConfig): readonly Folder[] {
  const folders = (paths: readonly string[], kinds: Folder['kinds']): readonly Folder[] =>
    paths.map((path) => ({ folder: path.replace(/^\.\//, '').replace(/\/+$/, '') || '.', kinds }))
  const yaml = { yml: 'yaml', yaml: 'yaml' } as const
  return [
    ...folders(project.macroPaths, { sql: 'macro', ...yaml }),
    ...folders(project.testPaths, { sql: 'test', ...yaml }),
    ...folders(project.modelPaths, { sql: 'model', ts: 'model', py: 'python', ...yaml }),
    ...folders(project.seedPaths, { csv: 'seed', ...yaml }),
    ...folders(project.snapshotPaths, { sql: 'snapshot', ...yaml }),
    ...folders(project.analysisPaths, { sql: 'analysis', ...yaml }),
    ...folders(project.functionPaths, { sql: 'function', py: 'python', ...yaml }),
    ...folders(project.docsPaths, { md: 'docs' }),
  ]
}

/** Relative paths of all files below a folder; none where it does not exist. Follows links, but never in a circle. */
function walk(root: string, prefix = '', trail: readonly string[] = []): readonly string[] {
  const entries = entriesOf(root, prefix)
  if (entries === undefined) return []
  const files: string[] = []
  let here: readonly string[] | undefined
  for (const { entry } of entries) {
    if (entry.name.startsWith('.')) continue
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    if (entry.isFile() || isLinkedFile(`${root}/${path}`, entry)) {
      files.push(path)
      continue
    }
    here ??= [...trail, realpathSync(`${root}/${prefix}`)]
    if (!leadsBack(`${root}/${path}`, entry, here)) files.push(...walk(root, path, here))
  }
  return files
}

/** In the order of the paths they lead to: sorting all paths afterwards then has little left to do. */
function entriesOf(root: string, prefix: string): readonly { readonly entry: Dirent }[] | undefined {
  try {
    return readdirSync(join(root, prefix), { withFileTypes: true })
      .map((entry) => ({ entry, path: entry.isFile() ? entry.name : `${entry.name}/` }))
      .toSorted((left, right) => inOrder(left.path, right.path))
  } catch {
    return undefined
  }
}

function isLinkedFile(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Whether a link leads to one of the folders it lies in. */
function leadsBack(path: string, entry: Dirent, trail: readonly string[]): boolean {
  if (!entry.isSymbolicLink()) return false
  try {
    return trail.includes(realpathSync(path))
  } catch {
    return true
  }
}
