import { callable, HostObject, type Value } from '@waypoint/jinja'
import type { ContextEnvironment, ContextName, NodeContext } from '../environment.ts'
import { textOf } from '../text.ts'

/**
 * `adapter` while there is no database: dispatch and quote work, the rest answers with nothing,
 * as dbt's adapter does during parsing.
 */
export const parseTimeAdapter: ContextName = (environment, context) =>
  new ParseTimeAdapter(context, typeOf(environment.target))

class ParseTimeAdapter extends HostObject {
  readonly typeName = 'adapter'
  readonly #context: NodeContext
  readonly #type: string

  constructor(context: NodeContext, type: string) {
    super()
    this.#context = context
    this.#type = type
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'dispatch':
        return callable(name, ({ positional, named, site }) => {
          const macro = positional[0] ?? named.get('macro_name')
          const space = positional[1] ?? named.get('macro_namespace')
          return this.#context.macros.dispatch(
            textOf(macro),
            space === undefined || space === null ? null : textOf(space),
            site,
          )
        })
      case 'type':
        return callable(name, () => this.#type)
      case 'quote':
        return callable(name, ({ positional }) => `"${textOf(positional[0])}"`)
      default:
        return callable(name, () => (LISTS.has(name) ? [] : null))
    }
  }
}

function typeOf(target: ContextEnvironment['target']): string {
  return typeof target.type === 'string' ? target.type : ''
}

const LISTS: ReadonlySet<string> = new Set([
  'get_columns_in_relation',
  'get_missing_columns',
  'list_relations',
  'list_relations_without_caching',
  'list_schemas',
  'get_columns_in_select_sql',
])

/** Names that only a run can serve; templates that are parsed see what dbt shows them: nothing. */
export const nothing: ContextName = () => callable('load_result', () => null)

export const emptyText: ContextName = () => callable('store_result', () => '')
