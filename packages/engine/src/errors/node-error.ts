import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import { type MacroFrame as TemplateFrame, type RenderTrace, TemplateError } from '@waypoint/jinja'
import { inCauses } from './causes.ts'
import { excerptAt } from './excerpt.ts'
import { originOf } from './origin.ts'
import { offsetIn, withoutPointer } from './query-position.ts'

export interface FailedNode {
  readonly node: ManifestNode
  readonly compiledCode: string | null
  readonly compiledPath: string | null
  /** What wrote the SQL, where that is known. */
  readonly trace?: RenderTrace | null
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
  const template = inCauses(cause, (each): each is TemplateError => each instanceof TemplateError)
  const own = inCauses(cause, (each): each is WaypointError => each instanceof WaypointError)
  if (own !== undefined) {
    return own.sql !== undefined && STATEMENT_MISTAKES.has(own.code)
      ? queryError(own, failed, template?.frames ?? [])
      : placed(own, failed, template === undefined ? own.macroStack : macroStackOf(template))
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
  frames: readonly TemplateFrame[],
): WaypointError {
  const { node, compiledPath, trace } = failed
  const sql = error.sql ?? ''
  const offset = error.sqlOffset ?? offsetIn(error.message, sql)
  const origin = originOf(node, { places: offset === null ? [] : (trace?.locate(sql, offset) ?? []), frames })
  const seen = offset === null || origin.exact ? '' : `\n\nThe database was given\n${excerptAt(sql, offset)}`
  const excerpts = origin.excerpts.map((excerpt) => `\n\n${excerpt}`).join('')
  const compiled = compiledPath === null ? undefined : `The compiled SQL is in ${compiledPath}`
  return new WaypointError({
    code: 'query-failed',
    message: `${withoutPointer(error.message)}${excerpts}${seen}`,
    location: origin.location,
    macroStack: origin.macroStack,
    sql,
    ...hintOf([error.hint, compiled]),
    cause: error,
  })
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
  const own = inCauses(cause, (each): each is WaypointError => each instanceof WaypointError)
  if (own !== undefined) return own.code === 'query-cancelled'
  return (
    inCauses(cause, (each): each is Error => each instanceof Error && each.name === 'AbortError') !==
    undefined
  )
}
