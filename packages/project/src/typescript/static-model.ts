import { type RefArgs, WaypointError } from '@waypoint/contracts'
import { literalValue, NotLiteral } from './literal-value.ts'
import { type AnyNode, nodesIn, placeOf, type StaticPlace, syntaxTree } from './syntax-tree.ts'

interface StaticRef {
  readonly args: RefArgs
  readonly place: StaticPlace
}

interface StaticSource {
  readonly names: readonly [source: string, table: string]
  readonly place: StaticPlace
}

/** What the text of a model in TypeScript says without being run. */
export interface StaticModel {
  readonly config: Readonly<Record<string, unknown>>
  readonly configPlace: StaticPlace
  readonly refs: readonly StaticRef[]
  readonly sources: readonly StaticSource[]
  /** Names of the project's variables: `vars.min_amount`. */
  readonly vars: readonly string[]
}

/** Reads a model's file; throws WaypointError at the place of the first mistake. */
export function readStaticModel(code: string, file: string): StaticModel {
  const program = syntaxTree(code, file)
  const model = program.body.map(defaultExport).find((found) => found !== undefined)
  if (model === undefined) throw missingModel(file)
  const context = firstParameter(model)
  const refs: StaticRef[] = []
  const sources: StaticSource[] = []
  const vars = new Set<string>()
  for (const node of nodesIn(program)) {
    if (node.type === 'CallExpression') {
      const name = nameIn(node.callee, context)
      if (name === 'ref') refs.push({ args: refArgs(node, file), place: placeOf(node) })
      if (name === 'source') sources.push({ names: sourceNames(node, file), place: placeOf(node) })
    }
    if (node.type === 'MemberExpression' && nameIn(node.object, context) === 'vars')
      vars.add(varName(node, file))
  }
  return { ...configIn(program.body, file), refs, sources, vars: [...vars] }
}

/** `export default function …`, `export default model`, `export { model as default }` */
function defaultExport(statement: AnyNode): AnyNode | undefined {
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration
  if (statement.type !== 'ExportNamedDeclaration') return undefined
  return statement.specifiers.find(
    ({ exported }) => exported.type === 'Identifier' && exported.name === 'default',
  )
}

/** The name of the model's only parameter, where it is not taken apart. */
function firstParameter(model: AnyNode): string | null {
  if (!('params' in model)) return null
  const [first] = model.params
  return first?.type === 'Identifier' ? first.name : null
}

/** `ref` in `ref(…)` and in `context.ref(…)`. */
function nameIn(node: AnyNode, context: string | null): string | null {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null
  const isContext = node.object.type === 'Identifier' && node.object.name === context
  return isContext ? node.property.name : null
}

type Call = Extract<AnyNode, { readonly type: 'CallExpression' }>
type Member = Extract<AnyNode, { readonly type: 'MemberExpression' }>

function refArgs(call: Call, file: string): RefArgs {
  const values = literalArguments(call, file, "ref('orders')")
  const last = values.at(-1)
  const options = typeof last === 'object' && last !== null ? (last as Record<string, unknown>) : undefined
  const names = options === undefined ? values : values.slice(0, -1)
  const [first, second] = names
  const version = options?.['version'] ?? options?.['v'] ?? null
  if (names.length === 0 || names.length > 2 || names.some((name) => typeof name !== 'string')) {
    throw wrongCall(call, file, {
      message: 'ref() takes one or two names',
      hint: "Write ref('orders'), ref('package', 'orders') or ref('orders', { version: 2 }).",
    })
  }
  return {
    name: String(second ?? first),
    package: second === undefined ? null : String(first),
    version: typeof version === 'string' || typeof version === 'number' ? version : null,
  }
}

function sourceNames(call: Call, file: string): readonly [string, string] {
  const [source, table, ...rest] = literalArguments(call, file, "source('crm', 'accounts')")
  if (typeof source === 'string' && typeof table === 'string' && rest.length === 0) return [source, table]
  throw wrongCall(call, file, {
    message: 'source() takes two names',
    hint: "Write source('crm', 'accounts').",
  })
}

function literalArguments(call: Call, file: string, example: string): readonly unknown[] {
  try {
    return call.arguments.map(literalValue)
  } catch (cause) {
    if (!(cause instanceof NotLiteral)) throw cause
    throw wrongCall(cause.node, file, {
      message: 'What a model reads must be known before it runs: names are to be written out',
      hint: `Write them as text in the call: ${example}.`,
    })
  }
}

function varName(member: Member, file: string): string {
  if (!member.computed && member.property.type === 'Identifier') return member.property.name
  if (member.computed && member.property.type === 'Literal' && typeof member.property.value === 'string') {
    return member.property.value
  }
  throw wrongCall(member, file, {
    message: 'Which variable is read must be known before the model runs',
    hint: 'Write vars.name.',
  })
}

function configIn(
  body: readonly AnyNode[],
  file: string,
): { readonly config: Readonly<Record<string, unknown>>; readonly configPlace: StaticPlace } {
  for (const statement of body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration')
      continue
    for (const { id, init } of statement.declaration.declarations) {
      if (id.type !== 'Identifier' || id.name !== 'config') continue
      return { config: configValue(init ?? id, file), configPlace: placeOf(id) }
    }
  }
  return { config: {}, configPlace: { line: 1, column: 1 } }
}

function configValue(node: AnyNode, file: string): Readonly<Record<string, unknown>> {
  try {
    const value = literalValue(node)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
    throw new NotLiteral(node)
  } catch (cause) {
    if (!(cause instanceof NotLiteral)) throw cause
    throw wrongCall(cause.node, file, {
      message: 'config is read without running the model: its values are to be written out',
      hint: "Write export const config = { materialized: 'table' }.",
    })
  }
}

function wrongCall(
  node: AnyNode,
  file: string,
  mistake: { readonly message: string; readonly hint: string },
): WaypointError {
  return new WaypointError({
    code: 'invalid-typescript-model',
    ...mistake,
    location: { file, ...placeOf(node) },
  })
}

function missingModel(file: string): WaypointError {
  return new WaypointError({
    code: 'missing-typescript-model',
    message: `${file} exports no model`,
    location: { file, line: 1, column: 1 },
    hint: 'Export one: export default async function* model({ ref }) { … }. A file that is no model may begin with _.',
  })
}
