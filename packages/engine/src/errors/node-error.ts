import { type ManifestNode, type SourceLocation, WaypointError } from '@waypoint/contracts'
import { TemplateError } from '@waypoint/jinja'
import { excerptOf } from './excerpt.ts'
import { positionInCompiled, withoutPointer } from './query-position.ts'
import { sourceLineOf } from './source-line.ts'

export interface FailedNode {
  readonly node: ManifestNode
  readonly compiledCode: string | null
  readonly compiledPath: string | null
}

/** Codes under which adapters report a mistake in a statement, as against trouble with the database itself. */
const STATEMENT_MISTAKES: ReadonlySet<string> = new Set([
  'invalid-sql',
  'missing-relation',
  'relation-exists',
  'binding-failed',
  'constraint-violated',
  'conversion-failed',
  'query-failed',
])

/** What went wrong with a node, told in terms of the user's own files. */
export function nodeError(cause: unknown, failed: FailedNode): WaypointError {
  const template = findInChain(cause, (each): each is TemplateError => each instanceof TemplateError)
  const own = findInChain(cause, (each): each is WaypointError => each instanceof WaypointError)
  if (own !== undefined) {
    const frames = template === undefined ? own.macroStack : macroStackOf(template)
    return own.sql !== undefined && STATEMENT_MISTAKES.has(own.code)
      ? queryError(own, failed, frames)
      : placed(own, failed, frames)
  }
  if (template !== undefined) return templateError(template)
  return new WaypointError({
    code: 'internal-error',
    message: cause instanceof Error ? cause.message : String(cause),
    location: { file: failed.node.original_file_path },
    hint: 'This is a mistake in Waypoint itself; please report it.',
    cause,
  })
}

function queryError(
  error: WaypointError,
  failed: FailedNode,
  macroStack: WaypointError['macroStack'],
): WaypointError {
  const place = placeOf(error, failed)
  const { node, compiledPath } = failed
  const excerpt =
    place.line === undefined ? '' : `\n\n${excerptOf(node.raw_code, place.line, place.column ?? null)}`
  const compiled = compiledPath === null ? undefined : `The compiled SQL is in ${compiledPath}`
  return new WaypointError({
    code: 'query-failed',
    message: `${withoutPointer(error.message)}${excerpt}`,
    location: place,
    macroStack,
    ...(error.sql === undefined ? {} : { sql: error.sql }),
    ...hintOf([error.hint, compiled]),
    cause: error,
  })
}

function placeOf(error: WaypointError, { node, compiledCode }: FailedNode): SourceLocation {
  const file = node.original_file_path
  if (!file.endsWith('.sql') || compiledCode === null || error.sql === undefined) {
    return error.location ?? { file }
  }
  const position = positionInCompiled(error.message, error.sql, compiledCode)
  const line = position === null ? null : sourceLineOf(node.raw_code, compiledCode, position.line)
  if (position === null || line === null) return { file }
  const sameText = node.raw_code.split('\n')[line - 1] === compiledCode.split('\n')[position.line - 1]
  return sameText && position.column !== null ? { file, line, column: position.column } : { file, line }
}

/** An error that already says what it is about; it gets the node's file where it names none. */
function placed(
  error: WaypointError,
  { node }: FailedNode,
  macroStack: WaypointError['macroStack'],
): WaypointError {
  if (error.location !== undefined && error.macroStack === macroStack) return error
  return new WaypointError({
    code: error.code,
    message: error.message,
    location: error.location ?? { file: node.original_file_path },
    macroStack,
    ...(error.sql === undefined ? {} : { sql: error.sql }),
    ...hintOf([error.hint]),
    cause: error,
  })
}

function templateError(error: TemplateError): WaypointError {
  return new WaypointError({
    code: error.code === 'syntax' ? 'invalid-template' : 'template-failed',
    message: error.message,
    location: { file: error.file, line: error.line, column: error.column },
    macroStack: macroStackOf(error),
    ...hintOf([error.hint]),
    cause: error,
  })
}

function macroStackOf(error: TemplateError): WaypointError['macroStack'] {
  return error.frames.flatMap(({ name, file, line, column }) =>
    name === null ? [] : [{ name, location: { file, line, column } }],
  )
}

function hintOf(hints: readonly (string | undefined)[]): { readonly hint?: string } {
  const given = hints.filter((hint) => hint !== undefined)
  return given.length === 0 ? {} : { hint: given.join('\n') }
}

/** Whether something stopped because the run was, not because of a mistake of its own. */
export function isCancellation(cause: unknown): boolean {
  const own = findInChain(cause, (each): each is WaypointError => each instanceof WaypointError)
  if (own !== undefined) return own.code === 'query-cancelled'
  return (
    findInChain(cause, (each): each is Error => each instanceof Error && each.name === 'AbortError') !==
    undefined
  )
}

function findInChain<T>(cause: unknown, is: (each: unknown) => each is T): T | undefined {
  for (let each = cause; each !== undefined && each !== null; ) {
    if (is(each)) return each
    each = each instanceof Error ? each.cause : undefined
  }
  return undefined
}
