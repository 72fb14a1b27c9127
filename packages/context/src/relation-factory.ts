import type { RelationType } from '@waypoint/contracts'
import { bindArguments, callable, HostObject, type Value } from '@waypoint/jinja'
import { textOf } from './text.ts'
import { Relation, type RelationOptions } from './relation.ts'

/** `api.Relation`: makes relations by name. */
export class RelationFactory extends HostObject {
  readonly typeName = 'type'

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'create':
        return callable('create', (args) => {
          const [database, schema, identifier, type, quotePolicy] = bindArguments(args, 'create', [
            ['database', null],
            ['schema', null],
            ['identifier', null],
            ['type', null],
            ['quote_policy', null],
            ['include_policy', null],
          ])
          const options: RelationOptions = {
            type: typeof type === 'string' ? (type as RelationType) : null,
            ...(quotePolicy instanceof Map ? { quote: Object.fromEntries(quotePolicy) } : {}),
          }
          return new Relation(
            { database: text(database), schema: text(schema), identifier: text(identifier) },
            options,
          )
        })
      case 'scd_args':
        return callable(name, (args) => {
          const [key, updatedAt] = bindArguments(args, name, ['primary_key', 'updated_at'])
          return [...(Array.isArray(key) ? key : [key ?? null]), updatedAt ?? null]
        })
      case 'Table':
        return 'table'
      case 'View':
        return 'view'
      case 'CTE':
        return 'cte'
      case 'External':
        return 'external'
      case 'MaterializedView':
        return 'materialized_view'
      default:
        return undefined
    }
  }
}

function text(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : textOf(value) || null
}
