import type { RelationName } from '@waypoint/contracts'

export type ListRelations = (database: string, schema: string) => Promise<readonly RelationName[]>

/** Names are compared as the databases do that we know: without regard to case. */
const keyOf = (...parts: readonly (string | null)[]): string =>
  parts.map((part) => (part ?? '').toLowerCase()).join('\u0000')

/**
 * What exists in the database, for one run: each schema is listed once, when first asked for,
 * and every create, drop and rename of the run is noted here.
 */
export class RelationCache {
  readonly #schemas = new Map<string, Promise<Map<string, RelationName>>>()
  readonly #list: ListRelations

  constructor(list: ListRelations) {
    this.#list = list
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
    const relations = await this.#relations(relation.database, relation.schema)
    relations.delete(keyOf(relation.identifier))
  }

  async rename(from: RelationName, to: RelationName): Promise<void> {
    if (from.schema === null || from.database === null) return
    const known = (await this.#relations(from.database, from.schema)).get(keyOf(from.identifier))
    await this.drop(from)
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
    const listed = this.#list(database, schema).then(
      (relations) => new Map(relations.map((relation) => [keyOf(relation.identifier), relation])),
    )
    this.#schemas.set(key, listed)
    listed.catch(() => this.#schemas.delete(key))
    return listed
  }
}
