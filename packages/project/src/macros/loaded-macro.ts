import type { MacroDefinition } from '@waypoint/context'
import type { MacroDeclaration, Template } from '@waypoint/jinja'

/** A macro with the template that declares it. */
export interface LoadedMacro extends MacroDefinition {
  readonly declaration: MacroDeclaration
  readonly template: Template
  /** Relative to the macro folder's package: `macros/money.sql`. */
  readonly file: string
}
