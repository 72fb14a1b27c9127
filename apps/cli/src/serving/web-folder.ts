import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** apps/web/dist, found from this file both in the source tree and in the bundle. */
export function webFolder(): string | null {
  for (let dir = dirname(fileURLToPath(import.meta.url)); dir !== dirname(dir); dir = dirname(dir)) {
    const candidate = join(dir, 'apps', 'web', 'dist')
    if (existsSync(join(candidate, 'index.html'))) return candidate
  }
  return null
}
