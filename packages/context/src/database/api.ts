import { HostObject, type Value } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { RelationFactory } from '../relation-factory.ts'
import { ColumnClass } from './column-class.ts'

class Api extends HostObject {
  readonly typeName = 'api'
  readonly #relation = new RelationFactory()
  readonly #column = new ColumnClass()

  override getAttribute(name: string): Value | undefined {
    if (name === 'Relation') return this.#relation
    return name === 'Column' ? this.#column : undefined
  }
}

const shared = new Api()

/** `api.Relation` and `api.Column`. They need no database. */
export const api: ContextName = () => shared
