import type { Source } from '../lexer/source.ts'
import type { Scope } from '../scope.ts'
import type { Value } from '../values/value.ts'
import type { Environment } from './environment.ts'

/** One execution of a template or of one of its macros. */
export class Frame {
  /** Offset in the template's text of the expression being evaluated. */
  p = 0
  readonly source: Source
  readonly environment: Environment
  readonly scope: Scope
  readonly asynchronous: boolean
  /** The executing macro; null at the top level of a template. */
  readonly macro: string | null
  /** What an import of this template would see; set at the top level only. */
  readonly exported: Map<string, Value>

  constructor(unit: Unit, scope: Scope, macro: string | null) {
    this.source = unit.source
    this.environment = unit.environment
    this.asynchronous = unit.asynchronous
    this.scope = scope
    this.macro = macro
    this.exported = unit.exported
  }
}

/** What all frames of one template execution share. */
export interface Unit {
  readonly source: Source
  readonly environment: Environment
  readonly asynchronous: boolean
  readonly exported: Map<string, Value>
}
