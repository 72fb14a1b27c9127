import { compileTemplate, type Template, type TemplateOptions } from './template.ts'

/** Templates by content: the same source under the same name and position is read and compiled once. */
export interface TemplateCache {
  compile(source: string, options: TemplateOptions): Template
  readonly size: number
}

/** The caller uses one cache per set of options (tags, filters, globals, loader). */
export function createTemplateCache(): TemplateCache {
  const templates = new Map<string, Template>()
  return {
    get size() {
      return templates.size
    },
    compile(source, options) {
      const key = `${options.name}\0${options.line ?? 1}:${options.column ?? 1}\0${source}`
      let template = templates.get(key)
      if (template === undefined) {
        template = compileTemplate(source, options)
        templates.set(key, template)
      }
      return template
    },
  }
}
