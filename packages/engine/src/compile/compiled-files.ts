import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import type { ManifestNode } from '@waypoint/contracts'

interface PendingFile {
  readonly file: string
  readonly text: string
}

/**
 * Writes what was compiled and run under target/, where dbt puts it: while the database is at work, and
 * without the thread pool, which is left to the queries (a small file costs less than the trip there).
 */
export class CompiledFiles {
  readonly #projectDir: string
  readonly #targetPath: string
  readonly #folders = new Set<string>()
  #pending: PendingFile[] = []
  #failure: unknown = null

  constructor(projectDir: string, targetPath: string) {
    this.#projectDir = projectDir
    this.#targetPath = targetPath
  }

  /** Returns the path as shown to the user: relative to the project where the file is inside it. */
  write(kind: 'compiled' | 'run', node: ManifestNode, text: string): string {
    const file = join(this.#targetPath, kind, node.package_name, pathInside(node))
    if (this.#pending.push({ file, text }) === 1) setImmediate(() => this.#drain())
    const shown = relative(this.#projectDir, file)
    return shown.startsWith('..') || isAbsolute(shown) ? file : shown
  }

  /** Writes what is left; throws the first failure there was. */
  flush(): void {
    this.#drain()
    if (this.#failure !== null) throw this.#failure
  }

  #drain(): void {
    const files = this.#pending
    this.#pending = []
    for (const file of files) {
      try {
        this.#writeFile(file)
      } catch (cause) {
        this.#failure ??= cause
      }
    }
  }

  #writeFile({ file, text }: PendingFile): void {
    const folder = dirname(file)
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true })
      this.#folders.add(folder)
    }
    if (!holds(file, text)) writeFileSync(file, text)
  }
}

/** Most of what is compiled is what was compiled before; to read that is much cheaper than to replace it. */
function holds(file: string, text: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  return size === Buffer.byteLength(text) && readFileSync(file, 'utf8') === text
}

/** A generic test or a snapshot in YAML has no file of its own: its SQL lies below the file that declares it. */
function pathInside(node: ManifestNode): string {
  const { original_file_path: original, path } = node
  if (node.resource_type === 'model' && node.batch !== undefined) {
    return join(original.replace(/\.\w+$/, ''), `${node.name}_${node.batch.name}.sql`)
  }
  if (/\.ya?ml$/.test(original)) return join(original, path)
  return original
}
