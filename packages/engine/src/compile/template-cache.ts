import { templateOptions } from '@waypoint/context'
import { compileTemplate, type Template } from '@waypoint/jinja'

/** The templates of one invocation: nodes with the same text in the same file are compiled once. */
export class TemplateCache {
  readonly #templates = new Map<string, Template>()

  get(source: string, file: string): Template {
    const key = `${file}\u0000${source}`
    const known = this.#templates.get(key)
    if (known !== undefined) return known
    const template = compileTemplate(source, templateOptions({ file }))
    this.#templates.set(key, template)
    return template
  }
}
