import type { Source } from '../lexer/source.ts'
import type { Scope } from '../scope.ts'
import type { RenderTrace } from '../trace.ts'
import type { Value } from '../values/value.ts'
import type { Environment, LoadedTemplate } from './environment.ts'
import type { Inheritance } from './inheritance.ts'

/** One execution of a template or of one of its macros. */
export class Frame {
  /** Offset in the template's text of the expression being evaluated. */
  p = 0
  /** Whether output is escaped where the frame executes. */
  escapes = false
  /** The template that this one has said to extend. */
  parent: LoadedTemplate | null = null
  /** Which definition of its block a block's frame executes. */
  blockIndex = 0
  /** Remembers what the frame writes; null where nobody asks. */
  trace: RenderTrace | null
  readonly source: Source
  readonly environment: Environment
  readonly scope: Scope
  readonly asynchronous: boolean
  /** The executing macro; null at the top level of a template. */
  readonly macro: string | null
  /** What an import of this template would see; set at the top level only. */
  readonly exported: Map<string, Value>
  readonly inheritance: Inheritance | null

  constructor(unit: Unit, scope: Scope, macro: string | null) {
    this.trace = unit.trace ?? null
    this.source = unit.source
    this.environment = unit.environment
    this.asynchronous = unit.asynchronous
    this.scope = scope
    this.macro = macro
    this.exported = unit.exported
    this.inheritance = unit.inheritance
  }
}

/** What all frames of one template execution share. */
export interface Unit {
  readonly source: Source
  readonly environment: Environment
  readonly asynchronous: boolean
  readonly exported: Map<string, Value>
  /** Null unless the template extends another one or has blocks. */
  readonly inheritance: Inheritance | null
  readonly trace?: RenderTrace | undefined
}
