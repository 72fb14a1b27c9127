import type { Expression } from './ast/expression.ts'
import { freeNamesIn } from './ast/free-names.ts'
import type { Body, MacroNode } from './ast/statement.ts'
import { freeCallsIn } from './ast/call-references.ts'
import { CodeWriter } from './compiler/code-writer.ts'
import { inherits } from './compiler/blocks.ts'
import { compileBody, compileValue, type Execution } from './compiler/compile.ts'
import type { BlockDeclaration, CallReference, MacroDeclaration } from './declarations.ts'
import { environmentOf } from './environment.ts'
import { tokenize } from './lexer/lexer.ts'
import { Source } from './lexer/source.ts'
import { interpretBody, interpretValue } from './interpreter/execute.ts'
import { isInterpretable, isInterpretableExpression } from './interpreter/interpretable.ts'
import { parseExpression } from './parser/expressions.ts'
import { Parser } from './parser/parser.ts'
import { TokenStream } from './parser/token-stream.ts'
import { didYouMean } from './parser/near-name.ts'
import type { Environment } from './runtime/environment.ts'
import type { Frame, Unit } from './runtime/frame.ts'
import { Inheritance } from './runtime/inheritance.ts'
import { runtime } from './runtime/runtime.ts'
import type { Scope } from './scope.ts'
import type { RenderTrace } from './trace.ts'
import { StandaloneMacro } from './standalone-macro.ts'
import type { Macro, Template, TemplateOptions } from './template.ts'
import type { Value } from './values/value.ts'

type Form<Result> = { sync?: Execution<Result>; async?: Execution<Result> }

export class ParsedTemplate implements Template {
  readonly name: string
  readonly source: string
  readonly macros: readonly MacroDeclaration[]
  readonly blocks: readonly BlockDeclaration[]
  readonly #source: Source
  readonly #environment: Environment
  readonly #body: Body
  readonly #text: Form<string | Promise<string>> = {}
  readonly #value: Form<Value | Promise<Value>> = {}
  readonly #macros = new Map<string, Macro>()
  #calls: readonly CallReference[] | undefined
  #inherits: boolean | undefined
  #interpretable: boolean | undefined
  #freeNames: ReadonlySet<string> | undefined
  #used = false

  constructor(source: string, options: TemplateOptions) {
    this.name = options.name
    this.source = source
    this.#source = new Source(source, options.name, { line: options.line ?? 1, column: options.column ?? 1 })
    this.#environment = environmentOf(options)
    const tags = options.blockTags ?? []
    const tokens = tokenize(this.#source, {
      textTags: new Set(tags.filter(({ shape }) => shape === 'text').map(({ tag }) => tag)),
      trimBlocks: options.trimBlocks ?? false,
      lstripBlocks: options.lstripBlocks ?? false,
      keepTrailingNewline: options.keepTrailingNewline ?? false,
    })
    const parser = new Parser(new TokenStream(this.#source, tokens, parseExpression), tags)
    this.#body = parser.parseTemplate()
    this.macros = parser.macros
    this.blocks = parser.blocks
  }

  get freeCalls(): readonly CallReference[] {
    this.#calls ??= freeCallsIn(this.#body, this.#source)
    return this.#calls
  }

  get interpretable(): boolean {
    this.#interpretable ??= isInterpretable(this.#body, this.#environment)
    return this.#interpretable
  }

  get freeNames(): ReadonlySet<string> {
    this.#freeNames ??= freeNamesIn(this.#body)
    return this.#freeNames
  }

  renderSync(scope: Scope, trace?: RenderTrace): string {
    return this.#renderSync(scope, new Map(), trace)
  }

  async render(scope: Scope, trace?: RenderTrace): Promise<string> {
    return this.#render(scope, new Map(), trace)
  }

  evaluateSync(scope: Scope): Value {
    const expression = this.#expression()
    if (expression === null) return this.renderSync(scope)
    const unit = this.#unit(false, new Map())
    if (this.#isFirstUse() && isInterpretableExpression(expression, this.#environment)) {
      return interpretValue(expression, unit, scope)
    }
    this.#value.sync ??= compileValue(this.#writer(false), expression)
    const value = this.#value.sync(runtime, unit, scope)
    if (value instanceof Promise)
      throw new TypeError(`${this.name}: a synchronous template returned a Promise`)
    return value
  }

  async evaluate(scope: Scope): Promise<Value> {
    const expression = this.#expression()
    if (expression === null) return this.render(scope)
    this.#value.async ??= compileValue(this.#writer(true), expression)
    return this.#value.async(runtime, this.#unit(true, new Map()), scope)
  }

  exportsSync(scope: Scope): ReadonlyMap<string, Value> {
    const exported = new Map<string, Value>()
    this.#renderSync(scope, exported)
    return exported
  }

  async exports(scope: Scope): Promise<ReadonlyMap<string, Value>> {
    const exported = new Map<string, Value>()
    await this.#render(scope, exported)
    return exported
  }

  macro(name: string): Macro {
    let macro = this.#macros.get(name)
    if (macro === undefined) {
      macro = new StandaloneMacro(this.#macroNode(name), {
        template: this,
        source: this.#source,
        environment: this.#environment,
        body: this.#body,
      })
      this.#macros.set(name, macro)
    }
    return macro
  }

  renderAsParent(inheritance: Inheritance, child: Frame): string | Promise<string> {
    const { asynchronous, exported } = child
    const form = asynchronous ? 'async' : 'sync'
    const execution = (this.#text[form] ??= compileBody(this.#writer(asynchronous), this.#body))
    return execution(runtime, { ...this.#unit(asynchronous, exported), inheritance }, inheritance.scope)
  }

  /** What the blocks share; null in a template without any, which extends none. */
  #inheritanceOf(scope: Scope): Inheritance | null {
    this.#inherits ??= inherits(this.#body)
    return this.#inherits ? new Inheritance(scope) : null
  }

  #macroNode(name: string): MacroNode {
    for (const node of this.#body) if (node.type === 'macro' && node.declaration.name === name) return node
    const hint = didYouMean(
      name,
      this.macros.map((macro) => macro.name),
    )
    throw this.#source.error(0, `There is no macro '${name}'.`, {
      code: 'lookup',
      ...(hint === undefined ? {} : { hint }),
    })
  }

  #renderSync(scope: Scope, exported: Map<string, Value>, trace?: RenderTrace): string {
    const inheritance = this.#inheritanceOf(scope)
    const unit = { ...this.#unit(false, exported), inheritance, trace }
    if ((this.#isFirstUse() || trace !== undefined) && this.interpretable) {
      return interpretBody(this.#body, unit, scope)
    }
    this.#text.sync ??= compileBody(this.#writer(false), this.#body)
    const text = this.#text.sync(runtime, unit, inheritance?.scope ?? scope)
    if (typeof text !== 'string')
      throw new TypeError(`${this.name}: a synchronous template returned a Promise`)
    return text
  }

  async #render(scope: Scope, exported: Map<string, Value>, trace?: RenderTrace): Promise<string> {
    this.#text.async ??= compileBody(this.#writer(true), this.#body)
    const inheritance = this.#inheritanceOf(scope)
    const unit = { ...this.#unit(true, exported), inheritance, trace }
    return this.#text.async(runtime, unit, inheritance?.scope ?? scope)
  }

  /** Most templates are rendered once while a project is read: compiling pays from the second time on. */
  #isFirstUse(): boolean {
    const isFirst = !this.#used
    this.#used = true
    return isFirst
  }

  #expression(): Expression | null {
    const [only] = this.#body
    return this.#body.length === 1 && only?.type === 'output' ? only.value : null
  }

  #writer(asynchronous: boolean): CodeWriter {
    return new CodeWriter(this.#source, this.#environment, asynchronous)
  }

  #unit(asynchronous: boolean, exported: Map<string, Value>): Unit {
    return { source: this.#source, environment: this.#environment, asynchronous, exported, inheritance: null }
  }
}
