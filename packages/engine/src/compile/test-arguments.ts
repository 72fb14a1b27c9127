import type { NodeContext } from '@waypoint/context'
import { toValue } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import type { Value } from '@waypoint/jinja'
import type { TemplateCache } from './template-cache.ts'

/** The name by which the text of a generic test finds its arguments. */
export const TEST_ARGUMENTS = '_dbt_generic_test_kwargs'

/** Arguments that are a call in the making, `ref('x')` written without braces. */
const BARE_CALL = /^\s*(?:env_var|ref|var|source|doc)\s*\(.+\)\s*$/

/** Whether an argument is more than the text it is. */
export const isTemplate = (text: string): boolean => BARE_CALL.test(text) || /\{[{%#]/.test(text)

/** Renders the arguments of a generic test; an argument that is one expression keeps its type. */
export async function renderTestArguments(
  node: TestNode,
  context: NodeContext,
  templates: TemplateCache,
): Promise<Value> {
  const file = node.original_file_path
  const render = async (value: Value, isColumnName: boolean): Promise<Value> => {
    if (typeof value === 'string') {
      const text = BARE_CALL.test(value) && !isColumnName ? `{{ ${value} }}` : value
      if (!/\{[{%#]/.test(text)) return text
      const template = templates.get(text, file)
      return isColumnName ? template.render(context) : template.evaluate(context)
    }
    if (Array.isArray(value)) return Promise.all(value.map((item) => render(item, false)))
    if (value instanceof Map) {
      const entries = [...value].map(async ([key, item]) => [key, await render(item, false)] as const)
      return new Map(await Promise.all(entries))
    }
    return value
  }
  const rendered = new Map<Value, Value>()
  for (const [name, value] of Object.entries(node.test_metadata?.kwargs ?? {})) {
    rendered.set(name, await render(toValue(value), name === 'column_name'))
  }
  return rendered
}
