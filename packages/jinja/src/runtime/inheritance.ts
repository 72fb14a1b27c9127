import type { Scope } from '../scope.ts'
import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import type { Arguments } from './arguments.ts'
import { overlay, type Locals } from './overlay.ts'
import { Frame, type Unit } from './frame.ts'
import { PythonError } from './python-error.ts'
import { text } from './text.ts'

/** Which of a block's definitions is executing, and whether its surroundings escape. */
interface BlockCall {
  readonly index: number
  readonly escapes: boolean
}

type BlockBody = (scope: Scope, call: BlockCall) => string | Promise<string>

/** What a template and those it extends share during one rendering. */
export class Inheritance {
  /** The definitions of each block, that of the most derived template first. */
  readonly blocks = new Map<string, BlockBody[]>()
  /** What the templates have set at their top level. */
  readonly variables = new Map<string, Value>()
  readonly scope: Scope

  constructor(scope: Scope) {
    const { variables } = this
    this.scope = {
      lookup: (name) => {
        const own = variables.get(name)
        return own === undefined ? scope.lookup(name) : own
      },
    }
  }
}

/** A block as `super()` and `self.name()` call it. */
class BlockReference extends HostObject {
  readonly typeName = 'BlockReference'
  readonly name: string
  readonly #scope: Scope
  readonly #definitions: readonly BlockBody[]
  readonly #index: number

  constructor(name: string, scope: Scope, at: { definitions: readonly BlockBody[]; index: number }) {
    super()
    this.name = name
    this.#scope = scope
    this.#definitions = at.definitions
    this.#index = at.index
  }

  override call(args: Arguments): Value | Promise<Value> {
    const escapes = args.escapes === true
    const body = this.#definitions[this.#index]
    const rendered = body?.(this.#scope, { index: this.#index, escapes }) ?? ''
    if (!escapes) return rendered
    return rendered instanceof Promise ? rendered.then((each) => new Markup(each)) : new Markup(rendered)
  }

  override getAttribute(name: string): Value | undefined {
    if (name !== 'super') return undefined
    return reference(this.name, this.#scope, { definitions: this.#definitions, index: this.#index + 1 })
  }
}

function reference(
  name: string,
  scope: Scope,
  at: { readonly definitions: readonly BlockBody[]; readonly index: number },
): Value {
  if (at.index < at.definitions.length) return new BlockReference(name, scope, at)
  return new Undefined(`there is no parent block called '${name}'.`, 'super')
}

/** `self`: the blocks of the template by name. */
class TemplateReference extends HostObject {
  readonly typeName = 'TemplateReference'
  readonly #frame: Frame

  constructor(frame: Frame) {
    super()
    this.#frame = frame
  }

  override getAttribute(name: string): Value | undefined {
    const definitions = this.#frame.inheritance?.blocks.get(name)
    return definitions === undefined
      ? undefined
      : reference(name, this.#frame.scope, { definitions, index: 0 })
  }
}

export const selfReference = (frame: Frame): Value => new TemplateReference(frame)

/** Adds a template's blocks behind those of the templates that extend it. */
export function defineBlocks(frame: Frame, blocks: Readonly<Record<string, BlockBody>>): void {
  for (const [name, body] of Object.entries(blocks)) {
    const definitions = frame.inheritance?.blocks.get(name)
    if (definitions === undefined) frame.inheritance?.blocks.set(name, [body])
    else definitions.push(body)
  }
}

/** The frame of one execution of a block. */
export function blockFrame(unit: Unit, scope: Scope, call: BlockCall): Frame {
  const frame = new Frame(unit, scope, null)
  frame.escapes = call.escapes
  frame.blockIndex = call.index
  return frame
}

export function superBlock(frame: Frame, name: string): Value {
  const definitions = frame.inheritance?.blocks.get(name) ?? []
  return reference(name, frame.scope, { definitions, index: frame.blockIndex + 1 })
}

/** `{% block %}` where it stands; `locals` is null unless it is scoped. */
export function renderBlock(
  frame: Frame,
  block: { readonly name: string; readonly required: boolean },
  locals: Locals | null,
): string | Promise<string> {
  const definitions = frame.inheritance?.blocks.get(block.name) ?? []
  if (block.required && definitions.length < 2) {
    throw new PythonError('lookup', `Required block '${block.name}' not found.`)
  }
  const scope = locals === null ? frame.scope : overlay(frame.scope, locals)
  return definitions[0]?.(scope, { index: 0, escapes: frame.escapes }) ?? ''
}

/** `{% extends %}`: the text from here on is the parent's. */
export function extendTemplate(frame: Frame, name: Value): void {
  if (frame.parent !== null) throw new PythonError('value', 'This template extends more than one other.')
  const parent = frame.environment.load?.(text(name))
  if (parent === undefined) throw new PythonError('lookup', `There is no template '${text(name)}'.`)
  frame.parent = parent
}

export function renderParent(frame: Frame): string | Promise<string> {
  if (frame.parent === null || frame.inheritance === null) return ''
  return frame.parent.renderAsParent(frame.inheritance, frame)
}
