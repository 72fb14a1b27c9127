import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative } from 'node:path'
import type { ManifestNode } from '@waypoint/contracts'

interface PendingFile {
  readonly file: string
  readonly text: string
}

/**
 * Writes what was compiled and run under target/, where dbt puts it. One file after the other in the
 * background: nodes do not wait for the disk, and the thread pool is left to the queries.
 */
export class CompiledFiles {
  readonly #projectDir: string
  readonly #targetPath: string
  readonly #folders = new Set<string>()
  readonly #pending: PendingFile[] = []
  #writing: Promise<void> | null = null
  #failure: unknown = null

  constructor(projectDir: string, targetPath: string) {
    this.#projectDir = projectDir
    this.#targetPath = targetPath
  }

  /** Returns the path as shown to the user: relative to the project where the file is inside it. */
  write(kind: 'compiled' | 'run', node: ManifestNode, text: string): string {
    const file = join(this.#targetPath, kind, node.package_name, pathInside(node))
    this.#pending.push({ file, text })
    this.#writing ??= this.#drain()
    const shown = relative(this.#projectDir, file)
    return shown.startsWith('..') || isAbsolute(shown) ? file : shown
  }

  /** Resolves when everything is written; rejects with the first write that failed. */
  async flush(): Promise<void> {
    await this.#writing
    if (this.#failure !== null) throw this.#failure
  }

  async #drain(): Promise<void> {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      try {
        await this.#writeFile(next)
      } catch (cause) {
        this.#failure ??= cause
      }
    }
    this.#writing = null
  }

  async #writeFile({ file, text }: PendingFile): Promise<void> {
    const folder = dirname(file)
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true })
      this.#folders.add(folder)
    }
    await writeFile(file, text)
  }
}

/** A generic test has no file of its own: its SQL lies below the YAML file that declares it. */
function pathInside(node: ManifestNode): string {
  const { original_file_path: original, path } = node
  if (node.resource_type === 'model' && node.batch !== undefined) {
    return join(original.replace(/\.\w+$/, ''), `${node.name}_${node.batch.name}.sql`)
  }
  if (node.resource_type === 'test' && !original.endsWith('.sql')) return join(original, path)
  return original
}
