/** Lets Node load TypeScript: a module hook of the thread that runs a model. Stands alone: nothing imports it. */

interface Stripper {
  transformSync(code: string, options: object): { readonly code: string }
}

interface LoadResult {
  readonly format: string
  readonly source: string
  readonly shortCircuit: true
}

type NextLoad = (url: string, context: object) => Promise<object>

let stripper: Stripper

export async function initialize(stripperUrl: string): Promise<void> {
  const loaded: { readonly default: Stripper } = await import(stripperUrl)
  stripper = loaded.default
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
