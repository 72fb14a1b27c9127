import { createRequire } from 'node:module'
import type * as Stripper from '@swc/wasm-typescript'
import { WaypointError } from '@waypoint/contracts'

/** Some megabytes of WebAssembly, loaded when the first file asks for it. */
const require = createRequire(import.meta.url)

/** Where the stripper lies, for processes that load it themselves. */
export function typeStripperFile(): string {
  return require.resolve('@swc/wasm-typescript')
}

/** The same program in JavaScript: types become blanks, so that every line and column stays where it is. */
export function stripTypes(code: string, file: string): string {
  const { transformSync } = require('@swc/wasm-typescript') as typeof Stripper
  try {
    return transformSync(code, { mode: 'strip-only', module: true, filename: file }).code
  } catch (cause) {
    throw isMistake(cause) ? mistakeIn(file, cause) : cause
  }
}

/** What the stripper throws: no Error, but the mistake as data. Columns count from 0. */
interface Mistake {
  readonly code: string
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

function isMistake(cause: unknown): cause is Mistake {
  return typeof cause === 'object' && cause !== null && 'startLine' in cause && 'message' in cause
}

function mistakeIn(file: string, { code, message, startLine, startColumn }: Mistake): WaypointError {
  const unsupported = code === 'UnsupportedSyntax'
  return new WaypointError({
    code: 'invalid-typescript',
    message,
    location: { file, line: startLine, column: startColumn + 1 },
    ...(unsupported
      ? { hint: 'Use only types that can be erased: no enum, namespace or parameter property.' }
      : {}),
  })
}
