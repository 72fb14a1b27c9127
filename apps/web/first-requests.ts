import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { pages } from './pages.ts'

interface Chunk {
  readonly type: 'chunk'
  readonly fileName: string
  readonly moduleIds: readonly string[]
  readonly imports: readonly string[]
  readonly isEntry: boolean
}

/** Gives the modules that a module imports. */
type ImportsOf = (id: string) => readonly string[]

const source = fileURLToPath(new URL('src/', import.meta.url))
const idOf = (module: string): string => `${source}features/${module}`
const PICTURE = `${source}charts/plot-picture.tsx`

/** Chunks that draw pictures: nobody waits for them to read a page. */
const DRAWS = /^assets\/(?:charts|drawings)-/

/** Writes first-requests.json beside the page: of each page of the app, what it fetches at once. */
export function firstRequests(): Plugin {
  return {
    name: 'waypoint:first-requests',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks: readonly Chunk[] = Object.values(bundle).filter((it) => it.type === 'chunk')
      const everywhere = withImports(
        chunks.filter(({ isEntry }) => isEntry),
        chunks,
      )
      const drawing = chunks.flatMap(({ fileName }) => (DRAWS.test(fileName) ? `/${fileName}` : []))
      const importsOf: ImportsOf = (id) => this.getModuleInfo(id)?.importedIds ?? []
      const told = pages.map(({ at, modules, calls }) => ({
        at,
        calls,
        scripts: [
          ...withImports(
            modules.map((module) => holderOf(idOf(module), chunks)),
            chunks,
          ),
        ]
          .filter((it) => !everywhere.has(it))
          .map(({ fileName }) => `/${fileName}`),
        pictures: modules.some((module) => reaches(idOf(module), PICTURE, importsOf)) ? drawing : [],
      }))
      this.emitFile({ type: 'asset', fileName: 'first-requests.json', source: JSON.stringify(told) })
    },
  }
}

function holderOf(id: string, chunks: readonly Chunk[]): Chunk {
  const holder = chunks.find(({ moduleIds }) => moduleIds.includes(id))
  if (holder === undefined) throw new Error(`No file of the app holds ${id}`)
  return holder
}

function withImports(from: readonly Chunk[], all: readonly Chunk[]): ReadonlySet<Chunk> {
  const named = new Map(all.map((it) => [it.fileName, it]))
  const found = new Set(from)
  for (const { imports } of found)
    for (const name of imports) {
      const imported = named.get(name)
      if (imported !== undefined) found.add(imported)
    }
  return found
}

function reaches(from: string, to: string, importsOf: ImportsOf): boolean {
  const found = new Set([from])
  for (const id of found) for (const imported of importsOf(id)) found.add(imported)
  return found.has(to)
}
