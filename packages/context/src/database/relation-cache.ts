import type { Dependency } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import { Dependents } from './dependents.ts'
import { keyOf } from './relation-key.ts'

export type ListRelations = (database: string, schema: string) => Promise<readonly RelationName[]>

export type ListDependencies = (database: string) => Promise<readonly Dependency[]>

/**
 * What exists in the database, for one run: each schema is listed once, when first asked for,
 * and every create, drop and rename of the run is noted here.
 */
export class RelationCache {
  readonly #schemas = new Map<string, Promise<Map<string, RelationName>>>()
  readonly #dependents = new Map<string, Promise<Dependents>>()
  readonly #list: ListRelations
  readonly #listDependencies: ListDependencies | undefined

  /** `listDependencies`: in databases where a drop takes along the views that read what is dropped. */
  constructor(list: ListRelations, listDependencies?: ListDependencies) {
    this.#list = list
    this.#listDependencies = listDependencies
  }

  async get(database: string, schema: string, identifier: string): Promise<RelationName | undefined> {
    return (await this.#relations(database, schema)).get(keyOf(identifier))
  }

  async list(database: string, schema: string): Promise<readonly RelationName[]> {
    return [...(await this.#relations(database, schema)).values()]
  }

  async add(relation: RelationName): Promise<void> {
    if (relation.schema === null || relation.database === null) return
    const relations = await this.#relations(relation.database, relation.schema)
    relations.set(keyOf(relation.identifier), relation)
  }

  async drop(relation: RelationName): Promise<void> {
    if (relation.schema === null || relation.database === null) return
    await this.#forget(relation)
    const dependents = await this.#dependents.get(keyOf(relation.database))
    for (const dependent of dependents?.drop(relation) ?? []) await this.#forget(dependent)
  }

  async #forget({ database, schema, identifier }: RelationName): Promise<void> {
    if (schema === null || database === null) return
    const relations = await this.#relations(database, schema)
    relations.delete(keyOf(identifier))
  }

  async rename(from: RelationName, to: RelationName): Promise<void> {
    if (from.schema === null || from.database === null) return
    const known = (await this.#relations(from.database, from.schema)).get(keyOf(from.identifier))
    await this.#forget(from)
    const dependents = await this.#dependents.get(keyOf(from.database))
    dependents?.rename(from, to)
    const type = known?.type ?? from.type ?? to.type
    await this.add(type === undefined ? to : { ...to, type })
  }

  /** A schema that was just created or dropped is empty. */
  setEmpty(database: string, schema: string): void {
    this.#schemas.set(keyOf(database, schema), Promise.resolve(new Map()))
  }

  #relations(database: string, schema: string): Promise<Map<string, RelationName>> {
    const key = keyOf(database, schema)
    const known = this.#schemas.get(key)
    if (known !== undefined) return known
    const listed = this.#listSchema(database, schema)
    this.#schemas.set(key, listed)
    listed.catch(() => this.#schemas.delete(key))
    return listed
  }

  /** What depends on what is asked once, before anything is dropped. */
  async #listSchema(database: string, schema: string): Promise<Map<string, RelationName>> {
    const key = keyOf(database)
    const dependents =
      this.#dependents.get(key) ??
      this.#listDependencies?.(database).then((dependencies) => new Dependents(dependencies))
    if (dependents !== undefined) this.#dependents.set(key, dependents)
    const [relations] = await Promise.all([this.#list(database, schema), dependents])
    return new Map(relations.map((relation) => [keyOf(relation.identifier), relation]))
  }
}
