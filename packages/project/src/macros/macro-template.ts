import { templateOptions } from '@waypoint/context'
import { compileTemplate, type Template } from '@waypoint/jinja'
import type { SourceFile } from '../files/source-file.ts'

/** Files of macros whose templates are kept: those of dbt and of several projects. */
const LIMIT = 2000

/** By file and text, those used last at the end. */
const kept = new Map<string, Template>()

/**
 * The template of a file of macros. A template keeps nothing of who renders it: while its text stays the same, it is
 * parsed and compiled once for all that a process reads.
 */
export function macroTemplate({ file, text }: Pick<SourceFile, 'file' | 'text'>): Template {
  const key = `${file}\n${text}`
  const template = kept.get(key) ?? compileTemplate(text, templateOptions({ file }))
  kept.delete(key)
  kept.set(key, template)
  const [oldest] = kept.keys()
  if (kept.size > LIMIT && oldest !== undefined) kept.delete(oldest)
  return template
}
