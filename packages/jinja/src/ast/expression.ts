import type { Value } from '../values/value.ts'

interface Placed {
  /** Offset in the template's text. */
  readonly at: number
}

export interface Literal extends Placed {
  readonly type: 'literal'
  readonly value: Exclude<Value, Value[] | Map<Value, Value>>
}

interface Name extends Placed {
  readonly type: 'name'
  readonly name: string
}

interface Attribute extends Placed {
  readonly type: 'attribute'
  readonly object: Expression
  readonly name: string
}

interface Item extends Placed {
  readonly type: 'item'
  readonly object: Expression
  readonly key: Expression
}

interface Slice extends Placed {
  readonly type: 'slice'
  readonly start: Expression | null
  readonly stop: Expression | null
  readonly step: Expression | null
}

export interface ArgumentList {
  readonly positional: readonly Expression[]
  readonly named: readonly { readonly name: string; readonly value: Expression }[]
  readonly spread: Expression | null
  readonly spreadNamed: Expression | null
}

export interface Call extends Placed {
  readonly type: 'call'
  readonly callee: Expression
  readonly args: ArgumentList
}

export interface Filter extends Placed {
  readonly type: 'filter'
  readonly name: string
  /** Null for a filter that applies to a block's output. */
  readonly target: Expression | null
  readonly args: ArgumentList
}

interface Test extends Placed {
  readonly type: 'test'
  readonly name: string
  readonly target: Expression
  readonly args: ArgumentList
}

interface Unary extends Placed {
  readonly type: 'unary'
  readonly operator: '-' | '+' | 'not'
  readonly operand: Expression
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'

interface Binary extends Placed {
  readonly type: 'binary'
  readonly operator: ArithmeticOperator
  readonly left: Expression
  readonly right: Expression
}

interface Logical extends Placed {
  readonly type: 'logical'
  readonly operator: 'and' | 'or'
  readonly left: Expression
  readonly right: Expression
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in'

export interface Comparison extends Placed {
  readonly type: 'comparison'
  readonly first: Expression
  readonly rest: readonly {
    readonly operator: ComparisonOperator
    readonly operand: Expression
    readonly at: number
  }[]
}

interface Concatenation extends Placed {
  readonly type: 'concatenation'
  readonly parts: readonly Expression[]
}

interface Conditional extends Placed {
  readonly type: 'conditional'
  readonly test: Expression
  readonly consequent: Expression
  readonly otherwise: Expression | null
}

interface ListDisplay extends Placed {
  readonly type: 'list' | 'tuple'
  readonly items: readonly Expression[]
}

interface DictDisplay extends Placed {
  readonly type: 'dict'
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[]
}

export type Expression =
  | Literal
  | Name
  | Attribute
  | Item
  | Slice
  | Call
  | Filter
  | Test
  | Unary
  | Binary
  | Logical
  | Comparison
  | Concatenation
  | Conditional
  | ListDisplay
  | DictDisplay
