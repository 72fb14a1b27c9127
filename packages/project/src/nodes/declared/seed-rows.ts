import type { SourceFile } from '../../files/source-file.ts'
import { readExactText, withUnixLines } from '../../files/text-file.ts'
import { csvRows, type Row } from './csv-rows.ts'

/** Seeds by package and name. */
export type Seeds = ReadonlyMap<string, SourceFile>

export function seedsOf(files: readonly SourceFile[]): Seeds {
  return new Map(
    files.map((file) => [
      seedKey(file.packageName, (file.path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '')),
      file,
    ]),
  )
}

export function seedKey(packageName: string, name: string): string {
  return `${packageName} ${name}`
}

const REFERENCE = /^\s*ref\(\s*(['"])([\w.-]+)\1\s*(?:,\s*(['"])([\w.-]+)\3\s*)?\)\s*$/

/** Package and name that `ref('countries')` asks for; the package is the test's own unless it is named. */
export function referredSeed(
  input: unknown,
  ownPackage: string,
): { readonly packageName: string; readonly name: string } | undefined {
  const [, , first, , second] = REFERENCE.exec(typeof input === 'string' ? input : '') ?? []
  if (first === undefined) return undefined
  return second === undefined
    ? { packageName: ownPackage, name: first }
    : { packageName: first, name: second }
}

/** The rows of a seed, its cells as texts; an empty one is null, as where the seed is loaded. */
export function rowsOfSeed(seed: SourceFile): readonly Row[] {
  return csvRows(withUnixLines(readExactText(seed.absolutePath, seed.file)))
}
