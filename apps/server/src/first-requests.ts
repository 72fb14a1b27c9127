import { basePath } from '@waypoint/api'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a page of the app fetches at once, as its build wrote it down. */
interface PageRequests {
  /** The page's address, ":name" for a part that varies. */
  readonly at: string
  readonly scripts: readonly string[]
  /** Fetched when nothing else is waited for. */
  readonly pictures: readonly string[]
  /** Below the API; only where the address sets nothing. */
  readonly calls: readonly string[]
}

const FILE = 'first-requests.json'

export async function readFirstRequests(folder: string): Promise<readonly PageRequests[]> {
  try {
    return JSON.parse(await readFile(join(folder, FILE), 'utf8')) as readonly PageRequests[]
  } catch {
    return []
  }
}

interface Address {
  readonly path: string
  /** With its question mark, or empty. */
  readonly search: string
}

/** Links that make a browser fetch what the page asks for first, together with the page's own code. */
export function linksOfFirst(pages: readonly PageRequests[], { path, search }: Address): string {
  const calls = [linkOfCall('/version')]
  for (const page of pages) {
    const params = paramsOf(page.at, path)
    if (params === null) continue
    const filled = search === '' ? page.calls.map((call) => fill(call, params)) : []
    return [
      ...calls,
      ...filled.map(linkOfCall),
      ...page.scripts.map((file) => `<link rel="modulepreload" href="${file}">`),
      ...page.pictures.map((file) => `<link rel="modulepreload" href="${file}" fetchpriority="low">`),
    ].join('')
  }
  return calls.join('')
}

/** Parts of the path that vary, still encoded, or null when the path is another. */
function paramsOf(at: string, path: string): ReadonlyMap<string, string> | null {
  const expected = segmentsOf(at)
  const found = segmentsOf(path)
  if (expected.length !== found.length) return null
  const params = new Map<string, string>()
  for (const [index, name] of expected.entries()) {
    const segment = found[index] ?? ''
    if (name.startsWith(':')) params.set(name, segment)
    else if (name !== segment) return null
  }
  return params
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '')

/** A segment of an address is encoded once more, as the app does it. */
const fill = (call: string, params: ReadonlyMap<string, string>): string =>
  [...params].reduce((text, [name, value]) => text.replace(name, encodeURIComponent(value)), call)

const linkOfCall = (call: string): string =>
  `<link rel="preload" as="fetch" crossorigin="anonymous" href="${basePath}${call.replaceAll('&', '&amp;')}">`
