import type { BlockDeclaration, BlockTag, CallReference, MacroDeclaration } from './declarations.ts'
import { ParsedTemplate } from './parsed-template.ts'
import type { Frame } from './runtime/frame.ts'
import type { Inheritance } from './runtime/inheritance.ts'
import type { Scope } from './scope.ts'
import type { RenderTrace } from './trace.ts'
import type { HostObject } from './values/host-object.ts'
import type { Value } from './values/value.ts'

export interface TemplateOptions {
  /** The file's name, for errors. */
  readonly name: string
  readonly blockTags?: readonly BlockTag[]
  /** Where the source starts in its file, when it is part of one. */
  readonly line?: number
  readonly column?: number
  /** Filters, tests and globals beside Jinja's own; they win over them. */
  readonly filters?: ReadonlyMap<string, HostObject>
  readonly tests?: ReadonlyMap<string, HostObject>
  readonly globals?: ReadonlyMap<string, Value>
  /** Makes `random` and `lipsum` give the same each time; chance decides without it. */
  readonly seed?: number
  /** Templates for `import`, `from`, `include` and `extends`. */
  readonly load?: (name: string) => Template | undefined
  readonly trimBlocks?: boolean
  readonly lstripBlocks?: boolean
  readonly keepTrailingNewline?: boolean
}

/** A macro of a template, not yet bound to a scope. */
export interface Macro {
  readonly declaration: MacroDeclaration
  /** Every call written in the macro by a name that the macro does not give a meaning itself. */
  readonly freeCalls: readonly CallReference[]
  /** A callable whose free names are looked up in `scope`, whatever template calls it. */
  bind(scope: Scope): HostObject
}

/** A template that has been read. Each of its forms is compiled when first used. */
export interface Template {
  readonly name: string
  readonly source: string
  readonly macros: readonly MacroDeclaration[]
  readonly blocks: readonly BlockDeclaration[]
  /** Every call outside of macros by a name that the template does not give a meaning itself. */
  readonly freeCalls: readonly CallReference[]
  /** Whether it is simple enough to be run without being compiled; only then renderSync can be traced. */
  readonly interpretable: boolean
  /** The names that it reads and gives no meaning to. */
  readonly freeNames: ReadonlySet<string>
  renderSync(scope: Scope, trace?: RenderTrace): string
  render(scope: Scope, trace?: RenderTrace): Promise<string>
  /** The value itself when the template is exactly one expression; its text otherwise. */
  evaluateSync(scope: Scope): Value
  evaluate(scope: Scope): Promise<Value>
  /** What the template exports when imported: its macros and top-level variables. */
  exportsSync(scope: Scope): ReadonlyMap<string, Value>
  exports(scope: Scope): Promise<ReadonlyMap<string, Value>>
  macro(name: string): Macro
  renderAsParent(inheritance: Inheritance, child: Frame): string | Promise<string>
}

export function compileTemplate(source: string, options: TemplateOptions): Template {
  return new ParsedTemplate(source, options)
}

/** The named macro of a template as a callable whose free names are looked up in `scope`. */
export function bindMacro(template: Template, name: string, scope: Scope): HostObject {
  return template.macro(name).bind(scope)
}
