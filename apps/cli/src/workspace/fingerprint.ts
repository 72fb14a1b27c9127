import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const IGNORED = new Set(['target', 'logs', 'dbt_packages', 'node_modules'])

/** Hash over the names and contents of a project's files and whatever else decides the outcome. */
export function fingerprint(projectDir: string, inputs: Readonly<Record<string, unknown>>): string {
  const hash = createHash('sha256').update(JSON.stringify(inputs))
  for (const file of filesBelow(projectDir)) {
    hash.update(`\0${relative(projectDir, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !IGNORED.has(entry.name))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
}
