import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FIXTURE = fileURLToPath(new URL('../fixtures/shop', import.meta.url))

/** A copy of the shop project that a test may break. */
export interface Shop {
  readonly dir: string
  /** Replaces text in one file, which must contain it. */
  edit(file: string, from: string, to: string): void
}

export function copyShop(): Shop {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-shop-'))
  cpSync(FIXTURE, dir, { recursive: true })
  return {
    dir,
    edit: (file, from, to) => {
      const path = join(dir, file)
      const text = readFileSync(path, 'utf8')
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`)
      writeFileSync(path, text.replace(from, to))
    },
  }
}
