import { readFile } from '../files/read-files.ts'
import type { FoundFile, SourceFile } from '../files/source-file.ts'
import { baseName } from '../nodes/sql-nodes.ts'
import { parseProperties, type PropertyEntry } from '../parse/parse-properties.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import type { Problems } from '../problems/problems.ts'
import type { ParsedFiles } from '../resolve/parsed-files.ts'
import type { OpenCache } from './cache-files.ts'
import type { FileEntries } from './cache-index.ts'
import { macroChanges } from './macro-changes.ts'
import { nameInKey } from './node-owner.ts'
import type { FileChanges } from './file-changes.ts'
import { fileAt } from './file-columns.ts'
import { differentKeys, hashedEntries, isGlobal, keyOfFile, keysOfEntry, plainEntries } from './file-keys.ts'

/** A file that was read again. */
interface ReadFile {
  readonly source: SourceFile
  /** Of a schema file. */
  readonly entries: readonly PropertyEntry[]
}

export interface AffectedParts {
  /** What is to be resolved again. */
  readonly parsed: ParsedFiles
  /** Whatever these name is replaced. */
  readonly keys: ReadonlySet<string>
  /** By place among the found files. */
  readonly read: ReadonlyMap<number, ReadFile>
}

export interface AffectedContext {
  readonly found: readonly FoundFile[]
  readonly cache: OpenCache
  readonly problems: Problems
  /** Whether all elements of a schema file are affected as soon as one is. */
  readonly wholeFiles: boolean
}

/** The changed parts of a project with all that shares a resource with them; undefined where that is all. */
export function affectedParts(changes: FileChanges, context: AffectedContext): AffectedParts | undefined {
  const search = new AffectedSearch(changes, context)
  return search.run() ? search.parts() : undefined
}

class AffectedSearch {
  readonly #changes: FileChanges
  readonly #context: AffectedContext
  readonly #keys = new Set<string>()
  readonly #read = new Map<number, ReadFile>()
  readonly #macros: LoadedMacro[] = []
  readonly #withWarnings: ReadonlySet<string | undefined>
  #pending: string[] = []

  constructor(changes: FileChanges, context: AffectedContext) {
    this.#changes = changes
    this.#context = context
    this.#withWarnings = new Set(context.cache.index.warnings.map(({ location }) => location?.file))
  }

  /** Whether the search came to an end: a mistake, or something that the whole project depends on, stops it. */
  run(): boolean {
    if (!this.#start()) return false
    while (this.#pending.length > 0) {
      const round = new Set(this.#pending.filter((key) => !this.#keys.has(key)))
      this.#pending = []
      if (this.#context.problems.errors.length > 0 || [...round].some(isGlobal)) return false
      for (const key of round) this.#keys.add(key)
      if (round.size > 0) this.#visit(round)
    }
    return this.#context.problems.errors.length === 0
  }

  parts(): AffectedParts {
    const read = [...this.#read].toSorted(([left], [right]) => left - right)
    return {
      parsed: {
        files: read.map(([, { source }]) => source),
        macros: this.#macros,
        docs: [],
        properties: read.flatMap(([, { entries }]) =>
          entries.filter((entry) => keysOfEntry(entry).some((key) => this.#keys.has(key))),
        ),
      },
      keys: this.#keys,
      read: this.#read,
    }
  }

  #start(): boolean {
    const { found, cache } = this.#context
    for (const position of this.#changes.changed) {
      const file = found[position] as FoundFile
      const read = this.#file(position)
      if (isOfMacros(file) && (this.#changes.known[position] as number) >= 0) {
        const macros = read && macroChanges(read.source, cache, this.#context.problems)
        if (macros === undefined) return false
        this.#macros.push(...macros.macros)
        this.#pending.push(...macros.keys)
      } else if (file.kind !== 'yaml') this.#pending.push(keyOfFile(file))
      else if (read !== undefined) {
        const before = cache.lists.entries[this.#changes.known[position] as number] ?? []
        const now = hashedEntries(read.entries)
        this.#pending.push(...differentKeys(before, now), ...this.#wholeKeys(file, [...before, ...now]))
      }
    }
    for (const place of this.#changes.removed) {
      const file = fileAt(cache.lists.files, place)
      if (file.kind !== 'yaml') this.#pending.push(keyOfFile(file))
      else this.#pending.push(...(cache.lists.entries[place] ?? []).map(([key]) => key))
    }
    return true
  }

  /** Everything that shares one of these keys. */
  #visit(keys: ReadonlySet<string>): void {
    const names = new Set([...keys].map(nameInKey))
    this.#context.found.forEach((file, position) => {
      if (file.kind !== 'yaml') {
        if (names.has(baseName(file.path)) && keys.has(keyOfFile(file))) this.#file(position)
        return
      }
      if (!this.#keysAt(position).some((key) => keys.has(key))) return
      const entries = this.#file(position)?.entries ?? []
      for (const entry of entries) {
        const own = keysOfEntry(entry)
        if (own.some((key) => keys.has(key))) this.#pending.push(...own)
      }
      this.#pending.push(...this.#wholeKeys(file, plainEntries(entries)))
    })
  }

  #keysAt(position: number): readonly string[] {
    const read = this.#read.get(position)
    if (read !== undefined) return read.entries.flatMap(keysOfEntry)
    const place = this.#changes.known[position] as number
    return (this.#context.cache.lists.entries[place] ?? []).map(([key]) => key)
  }

  /** A warning belongs to its file: when a part of it is read again, all that it holds is. */
  #wholeKeys(file: FoundFile, entries: FileEntries): readonly string[] {
    const all = entries.map(([key]) => key)
    if (this.#withWarnings.has(file.file)) return all
    return this.#context.wholeFiles ? all.filter((key) => !isGlobal(key)) : []
  }

  #file(position: number): ReadFile | undefined {
    const known = this.#read.get(position)
    if (known !== undefined) return known
    const { found, problems } = this.#context
    const source = problems.attempt(() => readFile(found[position] as FoundFile))
    if (source === undefined) return undefined
    const entries = source.kind === 'yaml' ? parseProperties(source, problems) : []
    const read = { source, entries }
    this.#read.set(position, read)
    return read
  }
}

function isOfMacros({ kind }: FoundFile): boolean {
  return kind === 'macro' || kind === 'generic-test'
}
