import type { MacroDeclaration } from '../declarations.ts'
import type { Call, Expression, Filter } from './expression.ts'

interface Placed {
  readonly at: number
}

interface NameTarget extends Placed {
  readonly type: 'name'
  readonly name: string
}

interface NamespaceTarget extends Placed {
  readonly type: 'attribute'
  readonly object: string
  readonly attribute: string
}

interface TupleTarget extends Placed {
  readonly type: 'tuple'
  readonly items: readonly Target[]
}

export type Target = NameTarget | NamespaceTarget | TupleTarget

export interface ParameterNode extends Placed {
  readonly name: string
  readonly defaultValue: Expression | null
}

interface Text extends Placed {
  readonly type: 'text'
  readonly value: string
}

interface Output extends Placed {
  readonly type: 'output'
  readonly value: Expression
}

export interface If extends Placed {
  readonly type: 'if'
  readonly branches: readonly { readonly test: Expression; readonly body: Body }[]
  readonly otherwise: Body
}

export interface For extends Placed {
  readonly type: 'for'
  readonly target: Target
  readonly iterable: Expression
  readonly condition: Expression | null
  readonly recursive: boolean
  readonly body: Body
  readonly otherwise: Body
}

interface Set extends Placed {
  readonly type: 'set'
  readonly target: Target
  readonly value: Expression
}

export interface SetBlock extends Placed {
  readonly type: 'set-block'
  readonly target: Target
  readonly filter: Filter | null
  readonly body: Body
}

interface Do extends Placed {
  readonly type: 'do'
  readonly value: Expression
}

export interface With extends Placed {
  readonly type: 'with'
  readonly targets: readonly Target[]
  readonly values: readonly Expression[]
  readonly body: Body
}

interface FilterBlock extends Placed {
  readonly type: 'filter-block'
  readonly filter: Filter
  readonly body: Body
}

export interface MacroNode extends Placed {
  readonly type: 'macro'
  readonly declaration: MacroDeclaration
  readonly parameters: readonly ParameterNode[]
  readonly body: Body
}

export interface CallBlock extends Placed {
  readonly type: 'call-block'
  readonly parameters: readonly ParameterNode[]
  readonly call: Call
  readonly body: Body
}

export interface Import extends Placed {
  readonly type: 'import'
  readonly template: Expression
  readonly alias: string
  readonly withContext: boolean
}

export interface FromImport extends Placed {
  readonly type: 'from-import'
  readonly template: Expression
  readonly names: readonly { readonly name: string; readonly alias: string; readonly at: number }[]
  readonly withContext: boolean
}

export interface Include extends Placed {
  readonly type: 'include'
  readonly template: Expression
  readonly ignoreMissing: boolean
  readonly withContext: boolean
}

interface LoopControl extends Placed {
  readonly type: 'break' | 'continue'
}

export interface Autoescape extends Placed {
  readonly type: 'autoescape'
  readonly enabled: Expression
  readonly body: Body
}

export interface Block extends Placed {
  readonly type: 'block'
  readonly name: string
  /** Whether it sees the variables around it. */
  readonly scoped: boolean
  /** Whether a template that extends this one has to define it. */
  readonly required: boolean
  readonly body: Body
}

interface Extends extends Placed {
  readonly type: 'extends'
  readonly template: Expression
}

export type Statement =
  | Text
  | Output
  | If
  | For
  | Set
  | SetBlock
  | Do
  | With
  | FilterBlock
  | MacroNode
  | CallBlock
  | Import
  | FromImport
  | Include
  | LoopControl
  | Autoescape
  | Block
  | Extends

export type Body = readonly Statement[]
