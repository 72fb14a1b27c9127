import type { Scope } from '../scope.ts'
import { HostObject } from '../values/host-object.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import type { LoadedTemplate } from './environment.ts'
import type { Frame } from './frame.ts'
import { isIterable, itemsOf } from './iteration.ts'
import { overlay, type Locals } from './overlay.ts'
import { PythonError } from './python-error.ts'
import { text } from './text.ts'

/** The names that an imported template exports. */
class TemplateModule extends HostObject {
  readonly typeName = 'TemplateModule'
  readonly name: string
  readonly #exports: ReadonlyMap<string, Value>

  constructor(name: string, exports: ReadonlyMap<string, Value>) {
    super()
    this.name = name
    this.#exports = exports
  }

  override getAttribute(name: string): Value | undefined {
    return this.#exports.get(name)
  }

  override toRepr(): string {
    return `<TemplateModule '${this.name}'>`
  }
}

const emptyScope: Scope = { lookup: () => undefined }

/** `{% import %}`; `locals` is null without context. */
export function importTemplate(frame: Frame, name: Value, locals: Locals | null): Value | Promise<Value> {
  const template = load(frame, name)
  const scope = locals === null ? emptyScope : overlay(frame.scope, locals)
  if (!frame.asynchronous) return new TemplateModule(template.name, template.exportsSync(scope))
  return template.exports(scope).then((exports) => new TemplateModule(template.name, exports))
}

export function importedName(module: Value, name: string): Value {
  const found = module instanceof TemplateModule ? module.getAttribute(name) : undefined
  if (found !== undefined) return found
  const file = module instanceof TemplateModule ? module.name : ''
  return new Undefined(`the template '${file}' does not export the requested name '${name}'`, name)
}

/** `{% include %}`, whose name may be a list of candidates. */
export function includeTemplate(
  frame: Frame,
  name: Value,
  options: { readonly ignoreMissing: boolean; readonly locals: Locals | null },
): Value | Promise<Value> {
  const names = typeof name !== 'string' && isIterable(name) ? itemsOf(name) : [name]
  const template = names
    .map((candidate) => frame.environment.load?.(text(candidate)))
    .find((found) => found !== undefined)
  if (template === undefined) {
    if (options.ignoreMissing) return ''
    throw missing(names.map(text).join(', '))
  }
  const scope = options.locals === null ? emptyScope : overlay(frame.scope, options.locals)
  return frame.asynchronous ? template.render(scope) : template.renderSync(scope)
}

function load(frame: Frame, name: Value): LoadedTemplate {
  const template = frame.environment.load?.(text(name))
  if (template === undefined) throw missing(text(name))
  return template
}

function missing(name: string): PythonError {
  return new PythonError('lookup', `There is no template '${name}'.`)
}
