import type { Source } from '../lexer/source.ts'
import type { Environment } from '../runtime/environment.ts'
import { BlockScope } from './block-scope.ts'

/** What the generator knows while it writes the JavaScript of one template form. */
export class CodeWriter {
  readonly source: Source
  readonly environment: Environment
  readonly asynchronous: boolean
  /** Values that generated code refers to instead of spelling them out. */
  readonly constants: unknown[] = []
  scope = new BlockScope(null)
  /** The variable that collects the current body's text. */
  output = 'o'
  /** Inside a condition, an unknown filter fails only when it is reached. */
  conditional = 0
  /** Whether assignments here are exported by the template. */
  topLevel = true
  /** Whether the template extends another one or has blocks. */
  inherits = false
  /** Whether output stops once the template has said what it extends. */
  guardsOutput = false
  /** Whether output is escaped here; null when that is known only when it runs. */
  escapes: boolean | null = false
  #lines: string[] = []
  #temporaries: string[] = []
  #count = 0

  constructor(source: Source, environment: Environment, asynchronous: boolean) {
    this.source = source
    this.environment = environment
    this.asynchronous = asynchronous
  }

  write(line: string): void {
    this.#lines.push(line)
  }

  /** Begins a text; with what writes it remembered in the form that runs, where errors are told of it. */
  begin(output: string): string {
    return `let ${output}='';${this.asynchronous ? `const w${output}=rt.writes(f);` : ''}`
  }

  /** Adds a piece to the current text: written at `at`, or by the expression there. */
  append(code: string, at: number): string {
    const { output } = this
    return `${output}+=${code};${this.asynchronous ? `rt.wrote(f,w${output},${at},${output}.length);` : ''}`
  }

  /** The finished text. */
  finished(output: string): string {
    return this.asynchronous ? `rt.traced(f,${output},w${output})` : output
  }

  fresh(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}`
  }

  /** A variable of the current function, for a value that an expression needs twice. */
  temporary(): string {
    const name = this.fresh('t')
    this.#temporaries.push(name)
    return name
  }

  constant(value: unknown): string {
    this.constants.push(value)
    return `K[${this.constants.length - 1}]`
  }

  /** The result of something that may be a Promise in the asynchronous form. */
  settled(code: string): string {
    if (!this.asynchronous) return code
    const name = this.temporary()
    return `((${name}=${code}) instanceof Promise?await ${name}:${name})`
  }

  /** A function whose body `writeBody` writes; its temporaries are its own. */
  function(parameters: string, writeBody: () => void): string {
    const [lines, temporaries, output, topLevel] = [
      this.#lines,
      this.#temporaries,
      this.output,
      this.topLevel,
    ]
    this.#lines = []
    this.#temporaries = []
    this.output = 'o'
    writeBody()
    const declared = this.#temporaries.length === 0 ? '' : `let ${this.#temporaries.join(',')};\n`
    const body = this.#lines.join('\n')
    this.#lines = lines
    this.#temporaries = temporaries
    this.output = output
    this.topLevel = topLevel
    return `(${this.asynchronous ? 'async ' : ''}(${parameters})=>{${declared}${body}})`
  }

  /** Writes what `writeBody` writes in a scope of its own. */
  nested(writeBody: () => void): void {
    const { scope, topLevel } = this
    this.scope = new BlockScope(scope)
    this.topLevel = false
    writeBody()
    this.scope = scope
    this.topLevel = topLevel
  }
}
