/** Lets Node load TypeScript: a module hook of the thread that runs a model. Stands alone: nothing imports it. */

interface Stripper {
  transformSync(code: string, options: object): { readonly code: string }
}

interface LoadResult {
  readonly format: string
  readonly source: string
  readonly shortCircuit: true
}

interface Installation {
  readonly stripper: string
  readonly installed: string
}

type NextResolve = (specifier: string, context: object) => Promise<object>

type NextLoad = (url: string, context: object) => Promise<object>

let stripper: Stripper
let installed: string

export async function initialize(installation: Installation): Promise<void> {
  const loaded: { readonly default: Stripper } = await import(installation.stripper)
  stripper = loaded.default
  installed = installation.installed
}

/** A model may import waypoint without a copy of it beside the project: it gets the one that runs it. */
export async function resolve(specifier: string, context: object, nextResolve: NextResolve): Promise<object> {
  try {
    return await nextResolve(specifier, context)
  } catch (cause) {
    if (!specifier.startsWith('@waypoint/')) throw cause
    return nextResolve(specifier, { ...context, parentURL: installed })
  }
}

export async function load(url: string, context: object, nextLoad: NextLoad): Promise<object> {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const { readFile } = await import('node:fs/promises')
  const code = await readFile(new URL(url), 'utf8')
  const result: LoadResult = { format: 'module', source: stripped(code, url), shortCircuit: true }
  return result
}

function stripped(code: string, url: string): string {
  try {
    return stripper.transformSync(code, { mode: 'strip-only', module: true }).code
  } catch (cause) {
    const { message, startLine, startColumn } = cause as Record<string, unknown>
    throw new SyntaxError(`${String(message)} (${url}:${String(startLine)}:${Number(startColumn) + 1})`)
  }
}
