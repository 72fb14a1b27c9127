import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import type { ManifestNode } from '@waypoint/contracts'

/**
 * Writes what was compiled and run under target/, where dbt puts it. Synchronously: the files are small,
 * and the thread pool belongs to the queries that are running.
 */
export class CompiledFiles {
  readonly #projectDir: string
  readonly #targetPath: string
  readonly #folders = new Set<string>()

  constructor(projectDir: string, targetPath: string) {
    this.#projectDir = projectDir
    this.#targetPath = targetPath
  }

  /** Returns the path as shown to the user: relative to the project where the file is inside it. */
  write(kind: 'compiled' | 'run', node: ManifestNode, text: string): string {
    const file = join(this.#targetPath, kind, node.package_name, pathInside(node))
    const folder = dirname(file)
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true })
      this.#folders.add(folder)
    }
    writeFileSync(file, text)
    const shown = relative(this.#projectDir, file)
    return shown.startsWith('..') || isAbsolute(shown) ? file : shown
  }
}

/** A generic test has no file of its own: its SQL lies below the YAML file that declares it. */
function pathInside(node: ManifestNode): string {
  const { original_file_path: original, path } = node
  if (node.resource_type === 'test' && !original.endsWith('.sql')) return join(original, path)
  return original
}
