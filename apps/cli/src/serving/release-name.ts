import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waypointVersion } from '../version.ts'

/** The version, and the build of it: a bundle's files are called by what is in them. */
export function releaseName(): string {
  const folder = dirname(fileURLToPath(import.meta.url))
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => `${name} ${statSync(join(folder, name)).size}`)
  const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
  return `${waypointVersion}-${build}`
}
