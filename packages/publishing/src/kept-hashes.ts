import { readFile } from 'node:fs/promises'
import { replaceFile } from './durable-file.ts'
import { keptHashesPath } from './layout.ts'
import type { RowSums } from './relation-hash.ts'

/** Another engine may hash a row otherwise. */
interface Engine {
  readonly dir: string
  readonly engine: string
}

/** What groups of rows of the version made last come to; nothing where that is not known or cannot be read. */
export async function readKeptHashes({ dir, engine }: Engine): Promise<ReadonlyMap<string, RowSums>> {
  try {
    const kept: unknown = JSON.parse(await readFile(keptHashesPath(dir), 'utf8'))
    if (!isKept(kept) || kept.engine !== engine) return new Map()
    return new Map(
      Object.entries(kept.groups).map(([print, [rows, sum, xor]]) => [
        print,
        { rows: Number(rows), sum: BigInt(sum), xor: BigInt(xor) },
      ]),
    )
  } catch {
    return new Map()
  }
}

export async function keepHashes(
  { dir, engine }: Engine,
  groups: ReadonlyMap<string, RowSums>,
): Promise<void> {
  if (groups.size === 0) return
  const told = [...groups].map(([print, { rows, sum, xor }]) => [
    print,
    [String(rows), String(sum), String(xor)],
  ])
  await replaceFile(keptHashesPath(dir), JSON.stringify({ engine, groups: Object.fromEntries(told) }))
}

interface Kept {
  readonly engine: string
  readonly groups: Readonly<Record<string, readonly [rows: string, sum: string, xor: string]>>
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('engine' in value) || !('groups' in value))
    return false
  return typeof value.groups === 'object' && value.groups !== null
}
