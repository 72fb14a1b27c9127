import type { RelationName, RelationType } from '@waypoint/contracts'
import { type Arguments, bindArguments, callable, HostObject, type Value } from '@waypoint/jinja'
import { toValue } from './plain.ts'
import { textOf } from './text.ts'

const PARTS = ['database', 'schema', 'identifier'] as const
type Part = (typeof PARTS)[number]
type Policy = Readonly<Record<Part, boolean>>

const ALL: Policy = { database: true, schema: true, identifier: true }

export interface RelationOptions {
  readonly type?: RelationType | 'cte' | 'function' | null
  readonly quote?: Partial<Policy>
  readonly include?: Partial<Policy>
  readonly quoteCharacter?: string
  /** What stands for the relation in SQL instead of its name, e.g. a file that DuckDB reads. */
  readonly external?: string
  /** What limits the rows that are read, e.g. `where false limit 0`: it then prints as a subquery. */
  readonly rows?: string
}

type RelationPath = Readonly<Record<Part, string | null>>

/** A table, view or CTE as templates hold it; prints as its quoted, dotted name. */
export class Relation extends HostObject {
  readonly typeName = 'Relation'
  /** As in dbt, where packages ask whether something is a relation by asking whether it is a mapping. */
  override readonly isMapping = true
  readonly path: RelationPath
  readonly type: RelationType | 'cte' | 'function' | null
  readonly quotePolicy: Policy
  readonly includePolicy: Policy
  readonly quoteCharacter: string
  readonly external: string | undefined
  readonly rows: string | undefined

  constructor(path: RelationPath, options: RelationOptions = {}) {
    super()
    this.path = path
    this.type = options.type ?? null
    this.quotePolicy = { ...ALL, ...options.quote }
    this.includePolicy = { ...ALL, ...options.include }
    this.quoteCharacter = options.quoteCharacter ?? '"'
    this.external = options.external
    this.rows = options.rows
  }

  get database(): string | null {
    return this.path.database
  }

  get schema(): string | null {
    return this.path.schema
  }

  get identifier(): string | null {
    return this.path.identifier
  }

  render(): string {
    if (this.external !== undefined) return this.external
    const parts: string[] = []
    for (const part of PARTS) {
      const name = this.path[part]
      if (name === null || !this.includePolicy[part]) continue
      parts.push(this.quotePolicy[part] ? this.quoted(name) : name)
    }
    return parts.join('.')
  }

  quoted(name: string): string {
    const quote = this.quoteCharacter
    return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`
  }

  with(change: { readonly path?: Partial<RelationPath> } & RelationOptions): Relation {
    const external = change.external ?? this.external
    const rows = change.rows ?? this.rows
    return new Relation(
      { ...this.path, ...change.path },
      {
        type: change.type === undefined ? this.type : change.type,
        quote: { ...this.quotePolicy, ...change.quote },
        include: { ...this.includePolicy, ...change.include },
        quoteCharacter: this.quoteCharacter,
        ...(external === undefined ? {} : { external }),
        ...(rows === undefined ? {} : { rows }),
      },
    )
  }

  /** For the adapter contract; a relation without an identifier names a schema. */
  toName(): RelationName {
    const name = { database: this.database, schema: this.schema, identifier: this.identifier ?? '' }
    return this.type === null || this.type === 'cte' || this.type === 'function'
      ? name
      : { ...name, type: this.type }
  }

  override toText(): string {
    return this.rows === undefined ? this.render() : `(select * from ${this.render()} ${this.rows})`
  }

  override toRepr(): string {
    return `<Relation ${this.render()}>`
  }

  override toJson(): Value {
    return this.render()
  }

  override equals(other: Value): boolean {
    return other instanceof Relation && other.render() === this.render() && other.type === this.type
  }

  override truth(): boolean {
    return true
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'database':
      case 'schema':
      case 'identifier':
        return this.path[name]
      case 'name':
      case 'table':
        return this.identifier
      case 'type':
        return this.type
      case 'path':
        return toValue(this.path)
      case 'quote_policy':
        return toValue(this.quotePolicy)
      case 'include_policy':
        return toValue(this.includePolicy)
      case 'quote_character':
        return this.quoteCharacter
      case 'is_table':
        return this.type === 'table'
      case 'is_view':
        return this.type === 'view'
      case 'is_cte':
        return this.type === 'cte'
      case 'is_materialized_view':
        return this.type === 'materialized_view'
      case 'can_be_renamed':
        return this.type === 'table' || this.type === 'view'
      case 'can_be_replaced':
        return this.type === 'table' || this.type === 'view'
      case 'metadata':
        return new Map([['type', 'Relation']])
      default:
        return this.#method(name)
    }
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }

  #method(name: string): Value | undefined {
    switch (name) {
      case 'render':
        return callable(name, () => this.render())
      case 'quoted':
        return callable(name, (args) => this.quoted(textOf(bindArguments(args, name, ['identifier'])[0])))
      case 'quote':
        return callable(name, (args) => this.with({ quote: policyOf(args, name) }))
      case 'include':
        return callable(name, (args) => this.with({ include: policyOf(args, name) }))
      case 'without_identifier':
        return callable(name, () => this.with({ include: { identifier: false }, path: { identifier: null } }))
      case 'incorporate':
        return callable(name, (args) => this.#incorporate(args))
      case 'replace_path':
        return callable(name, (args) => this.with({ path: pathOf(args.named) }))
      case 'matches':
        return callable(name, (args) => this.#matches(args))
      case 'get':
        return callable(name, (args) => {
          const [key, fallback] = bindArguments(args, name, ['key', ['default', null]])
          return this.getAttribute(textOf(key)) ?? fallback ?? null
        })
      case 'information_schema':
        return callable(name, (args) => {
          const [view] = bindArguments(args, name, [['view_name', null]])
          return this.#informationSchema(typeof view === 'string' ? view : null)
        })
      case 'information_schema_only':
        return callable(name, () => this.#informationSchema(null))
      default:
        return undefined
    }
  }

  #incorporate(args: Arguments): Relation {
    const path = args.named.get('path')
    const type = args.named.get('type')
    return this.with({
      ...(path instanceof Map ? { path: pathOf(path) } : {}),
      ...(type === undefined ? {} : { type: type as RelationType | null }),
    })
  }

  #matches(args: Arguments): boolean {
    const wanted = bindArguments(
      args,
      'matches',
      PARTS.map((part) => [part, null] as const),
    )
    return PARTS.every((part, index) => {
      const name = wanted[index]
      return typeof name !== 'string' || name.toLowerCase() === this.path[part]?.toLowerCase()
    })
  }

  #informationSchema(view: string | null): Relation {
    return this.with({
      path: { schema: 'information_schema', identifier: view },
      include: { database: this.database !== null, schema: true, identifier: view !== null },
      quote: { schema: false, identifier: false },
    })
  }
}

function policyOf(args: Arguments, name: string): Partial<Policy> {
  const values = bindArguments(
    args,
    name,
    PARTS.map((part) => [part, null] as const),
  )
  const given = PARTS.flatMap((part, index) => {
    const value = values[index]
    return typeof value === 'boolean' ? [[part, value] as const] : []
  })
  return Object.fromEntries(given)
}

function pathOf(named: ReadonlyMap<Value, Value>): Partial<RelationPath> {
  const given = PARTS.flatMap((part) => {
    const value = named.get(part)
    if (value === undefined) return []
    return [[part, typeof value === 'string' ? value : null] as const]
  })
  return Object.fromEntries(given)
}
