import type { Dirent } from 'node:fs'
import { opendir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { ProjectConfig } from '../config/project-config.ts'
import type { FileKind, FoundFile } from './source-file.ts'

interface Folder {
  readonly folder: string
  readonly kinds: Readonly<Record<string, FileKind>>
}

/** Every file of a package that means something, in a stable order. */
export async function findFiles(project: ProjectConfig): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>()
  for (const { folder, kinds } of foldersOf(project)) {
    const root = join(project.rootDir, folder)
    for (const path of await walk(root)) {
      const kind = kinds[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
      const file = `${folder === '.' ? '' : `${folder}/`}${path}`
      const isGeneric = kind === 'test' && path.startsWith('generic/')
      if (kind === undefined || found.has(`${kind} ${file}`)) continue
      found.set(`${kind} ${file}`, {
        kind: isGeneric ? 'generic-test' : kind,
        packageName: project.name,
        absolutePath: join(root, path),
        file,
        path,
      })
    }
  }
  return [...found.values()].toSorted((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : 0,
  )
}

function foldersOf(project: ProjectConfig): readonly Folder[] {
  const folders = (paths: readonly string[], kinds: Folder['kinds']): readonly Folder[] =>
    paths.map((path) => ({ folder: path.replace(/^\.\//, '').replace(/\/+$/, '') || '.', kinds }))
  const yaml = { yml: 'yaml', yaml: 'yaml' } as const
  return [
    ...folders(project.macroPaths, { sql: 'macro', ...yaml }),
    ...folders(project.testPaths, { sql: 'test', ...yaml }),
    ...folders(project.modelPaths, { sql: 'model', ...yaml }),
    ...folders(project.seedPaths, { csv: 'seed', ...yaml }),
    ...folders(project.snapshotPaths, { sql: 'snapshot', ...yaml }),
    ...folders(project.analysisPaths, { sql: 'analysis', ...yaml }),
    ...folders(project.docsPaths, { md: 'docs' }),
  ]
}

/** Relative paths of all files below a folder; none where it does not exist. Follows links, but never in a circle. */
async function walk(root: string, prefix = '', trail: readonly string[] = []): Promise<readonly string[]> {
  const directory = await opendir(join(root, prefix)).catch(() => undefined)
  if (directory === undefined) return []
  const real = await realpath(join(root, prefix))
  if (trail.includes(real)) {
    await directory.close()
    return []
  }
  const files: string[] = []
  for await (const entry of directory) {
    if (entry.name.startsWith('.')) continue
    const path = prefix === '' ? entry.name : `${prefix}${sep}${entry.name}`
    if (await isFile(join(root, path), entry)) files.push(path)
    else files.push(...(await walk(root, path, [...trail, real])))
  }
  return files.map((file) => file.split(sep).join('/'))
}

async function isFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}
