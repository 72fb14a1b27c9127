import type { Value } from './values/value.ts'

/** A position in a source file; both start at 1. */
export interface Location {
  readonly line: number
  readonly column: number
}

/**
 * An extension tag that declares something. The caller names the tag; the shape says how it is read:
 * - `macro`: `{% tag name(parameters) %}…{% endtag %}`, a macro;
 * - `options`: `{% tag name, key=literal, … %}…{% endtag %}`, a macro without parameters;
 * - `text`: `{% tag name %}…{% endtag %}`, text that is not read as a template.
 */
export interface BlockTag {
  readonly tag: string
  readonly shape: 'macro' | 'options' | 'text'
  /** What declarations of this tag are called; the tag itself by default. */
  readonly kind?: string
  /** The declared macro's name; the written name by default. */
  readonly declareAs?: (name: string, options: ReadonlyMap<string, Value>) => string
}

export interface ParameterDeclaration {
  readonly name: string
  readonly hasDefault: boolean
  /** The type written after a colon, as in `{% macro f(x: string) %}`. */
  readonly type?: string
}

export interface MacroDeclaration {
  readonly name: string
  /** 'macro', or the kind of the extension tag. */
  readonly kind: string
  readonly parameters: readonly ParameterDeclaration[]
  /** The keyword options of a tag of shape `options`. */
  readonly options: ReadonlyMap<string, Value>
  readonly location: Location
  /** The exact text from the opening to the end tag. */
  readonly source: string
}

export interface BlockDeclaration {
  readonly name: string
  readonly kind: string
  readonly location: Location
  readonly body: string
  readonly bodyLocation: Location
  /** The exact text from the opening to the end tag. */
  readonly source: string
}

/** A call that is written in a template, found without running it. */
export interface CallReference {
  /** The dotted name that is called: `ref` is ['ref'], `dbt_utils.star` is ['dbt_utils', 'star']. */
  readonly path: readonly string[]
  /** The arguments when all of them are literals. */
  readonly literals: LiteralArguments | null
  readonly location: Location
}

export interface LiteralArguments {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
}
