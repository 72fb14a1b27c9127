import { templateOptions } from '@waypoint/context'
import { compileTemplate, type Template } from '@waypoint/jinja'

/** Most templates are a node's own and used once; what is shared (comments, tests, hooks) is used all the time. */
const MOST_KEPT = 500

/** The templates of one invocation: nodes with the same text in the same file are compiled once. */
export class TemplateCache {
  readonly #templates = new Map<string, Template>()

  get(source: string, file: string): Template {
    const key = `${file}\u0000${source}`
    const known = this.#templates.get(key)
    const template = known ?? compileTemplate(source, templateOptions({ file }))
    // The least recently used comes first.
    if (known !== undefined) this.#templates.delete(key)
    this.#templates.set(key, template)
    if (this.#templates.size > MOST_KEPT) this.#forgetFirst()
    return template
  }

  #forgetFirst(): void {
    const { value: first } = this.#templates.keys().next()
    if (first !== undefined) this.#templates.delete(first)
  }
}
