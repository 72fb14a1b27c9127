import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Override } from '@waypoint/identity'

/** A temporary folder that holds decisions as `waypoint identity resolve` keeps them; gone afterwards. */
export async function withOverrideFolder<T>(
  overrides: readonly Override[],
  use: (dir: string) => T | Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-identity-'))
  try {
    writeFileSync(join(dir, 'overrides.json'), JSON.stringify(overrides))
    return await use(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
