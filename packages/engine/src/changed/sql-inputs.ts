import type { SqlToken } from './sql-tokens.ts'

/** What an SQL text reads: relations by their dotted names, table functions with `()`, files as their quoted text. */
export interface SqlInputs {
  /** Lower case, the parts divided by U+0000. */
  readonly relations: ReadonlySet<string>
  /** What stands where a relation is expected and is none, or a statement that is not a query. */
  readonly other: ReadonlySet<string>
}

/** Table functions that make their rows of their arguments alone. */
const PURE_FUNCTIONS: ReadonlySet<string> = new Set(
  'unnest generate_series range generate_subscripts json_each json_tree repeat_row json_array_elements json_array_elements_text jsonb_array_elements jsonb_array_elements_text jsonb_each jsonb_each_text json_each_text json_object_keys jsonb_object_keys rows  json_to_recordset jsonb_to_recordset regexp_split_to_table regexp_matches string_to_table  flatten explode test_all_types'.split(
    ' ',
  ),
)

const QUERY_STARTS: ReadonlySet<string> = new Set(['select', 'with', 'from', 'values', '('])

/** Words behind which the list of relations of a query has ended. */
const AFTER_FROM: ReadonlySet<string> = new Set(
  'where group having window qualify order limit offset fetch union intersect except select returning'.split(
    ' ',
  ),
)

interface Level {
  /** Whether this pair of parentheses holds a query, so that `from` names relations. */
  isQuery: boolean
  inFrom: boolean
  expectsRelation: boolean
  isRecursive: boolean
  readonly ctes: Set<string>
  /** The CTE that is complete when this level is closed. */
  readonly defines: string | null
}

export function sqlInputs(tokens: readonly SqlToken[]): SqlInputs {
  return new InputReader(tokens).read()
}

class InputReader {
  readonly #tokens: readonly SqlToken[]
  readonly #relations = new Set<string>()
  readonly #other = new Set<string>()
  readonly #levels: Level[] = [level(null, false)]
  #position = 0

  constructor(tokens: readonly SqlToken[]) {
    this.#tokens = tokens
  }

  read(): SqlInputs {
    const [first] = this.#tokens
    if (first !== undefined && !QUERY_STARTS.has(first.value)) this.#other.add(first.value)
    while (this.#position < this.#tokens.length) this.#step()
    return { relations: this.#relations, other: this.#other }
  }

  #step(): void {
    const token = this.#at(0)
    const top = this.#top()
    if (token.value === '(' && token.kind === 'symbol') return this.#open(null)
    if (token.value === ')' && token.kind === 'symbol') return this.#close()
    if (top.expectsRelation) return this.#relation(token, top)
    if (this.#opensCte(token)) return
    if (token.value === ',' && top.inFrom) top.expectsRelation = true
    else if (token.kind === 'word') this.#word(token.value, top)
    else if (token.value === ';' && this.#position < this.#tokens.length - 1) this.#other.add(';')
    this.#position += 1
  }

  #word(word: string, top: Level): void {
    if (word === 'select' || word === 'with' || word === 'values') top.isQuery = true
    if (word === 'recursive' && this.#at(-1).value === 'with') top.isRecursive = true
    if (word === 'from' && this.#namesRelations(top)) {
      Object.assign(top, { isQuery: true, inFrom: true, expectsRelation: true })
    } else if (word === 'join') top.expectsRelation = true
    else if (AFTER_FROM.has(word)) top.inFrom = false
    else if (word === 'pivot' || word === 'unpivot' || word === 'describe' || word === 'summarize') {
      if (this.#beginsQuery()) this.#other.add(word)
    } else if (word === 'table' && this.#beginsQuery()) this.#other.add(word)
  }

  /** Not those of `extract(year from x)` and `is distinct from`. */
  #namesRelations(top: Level): boolean {
    if (this.#at(-1).value === 'distinct' && ['is', 'not'].includes(this.#at(-2).value)) return false
    return top.isQuery || this.#beginsQuery()
  }

  #beginsQuery(): boolean {
    const before = this.#at(-1).value
    return before === '' || before === '(' || before === ')' || AFTER_FROM.has(before) || before === 'all'
  }

  /** `name [(columns)] as [[not] materialized] (` in the list behind `with`. */
  #opensCte({ kind, value }: SqlToken): boolean {
    const before = this.#at(-1).value
    if (kind !== 'word' && kind !== 'quoted') return false
    if (before !== 'with' && before !== 'recursive' && before !== ',') return false
    let ahead = 1
    if (this.#at(ahead).value === '(') {
      while (this.#at(ahead).value !== ')' && this.#at(ahead).value !== '') ahead += 1
      ahead += 1
    }
    if (this.#at(ahead).value !== 'as') return false
    ahead += 1
    if (this.#at(ahead).value === 'not') ahead += 1
    if (this.#at(ahead).value === 'materialized') ahead += 1
    if (this.#at(ahead).value !== '(') return false
    const name = value.toLowerCase()
    if (this.#top().isRecursive) this.#top().ctes.add(name)
    this.#position += ahead
    this.#open(name)
    return true
  }

  #relation(token: SqlToken, top: Level): void {
    top.expectsRelation = false
    if (token.kind === 'word' && (token.value === 'lateral' || token.value === 'only')) {
      top.expectsRelation = true
      this.#position += 1
      return
    }
    if (token.kind !== 'word' && token.kind !== 'quoted') {
      this.#other.add(token.value)
      this.#position += 1
      return
    }
    const parts = this.#path()
    if (this.#at(0).value === '(' && this.#at(0).kind === 'symbol') {
      if (parts.length > 1 || !PURE_FUNCTIONS.has(parts[0] ?? '')) this.#other.add(`${parts.join('.')}()`)
      return
    }
    const isCte = parts.length === 1 && this.#levels.some(({ ctes }) => ctes.has(parts[0] ?? ''))
    if (!isCte) this.#relations.add(parts.join('\u0000'))
  }

  #path(): readonly string[] {
    const parts = [this.#at(0).value.toLowerCase()]
    this.#position += 1
    while (this.#at(0).value === '.' && this.#at(1).value !== '') {
      parts.push(this.#at(1).value.toLowerCase())
      this.#position += 2
    }
    return parts
  }

  /** A parenthesis where a relation is expected holds a query or a join of relations. */
  #open(defines: string | null): void {
    const wasExpected = this.#top().expectsRelation
    this.#top().expectsRelation = false
    this.#position += 1
    const isJoin = wasExpected && defines === null && !QUERY_STARTS.has(this.#at(0).value)
    const opened = level(defines, isJoin)
    const nestedJoin = wasExpected && this.#at(0).value === '('
    if (nestedJoin) Object.assign(opened, { inFrom: true, expectsRelation: true, isQuery: true })
    this.#levels.push(opened)
  }

  #close(): void {
    this.#position += 1
    const closed = this.#levels.length > 1 ? this.#levels.pop() : undefined
    if (closed !== undefined && closed.defines !== null) this.#top().ctes.add(closed.defines)
  }

  #top(): Level {
    return this.#levels.at(-1) as Level
  }

  #at(offset: number): SqlToken {
    return this.#tokens[this.#position + offset] ?? NOTHING
  }
}

const NOTHING: SqlToken = { kind: 'symbol', value: '' }

function level(defines: string | null, isJoin: boolean): Level {
  return {
    isQuery: isJoin,
    inFrom: isJoin,
    expectsRelation: isJoin,
    isRecursive: false,
    ctes: new Set(),
    defines,
  }
}
