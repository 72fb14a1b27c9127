import {
  bindArguments,
  type Callable,
  callable,
  type Dict,
  HostObject,
  type Value,
  text,
} from '@waypoint/jinja'
import { ResultTable } from './result-table.ts'

/** What one statement gave: attributes and items alike, as dbt's AttrDict. */
export class StatementResult extends HostObject {
  readonly typeName = 'AttrDict'
  readonly response: Value
  readonly table: ResultTable

  constructor(response: Value, table: ResultTable) {
    super()
    this.response = response
    this.table = table
  }

  override getAttribute(name: string): Value | undefined {
    if (name === 'response') return this.response
    if (name === 'table') return this.table
    return name === 'data' ? this.table.data() : undefined
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }

  override truth(): boolean {
    return true
  }

  override toText(): string {
    return '<statement result>'
  }
}

/** The named results of one node's statements: `store_result`, `load_result`. */
export class StatementResults {
  readonly #results = new Map<string, StatementResult>()

  get(name: string): StatementResult | undefined {
    return this.#results.get(name)
  }

  set(name: string, result: StatementResult): void {
    this.#results.set(name, result)
  }

  readonly storeResult: Callable = callable('store_result', (args) => {
    const [name, response, table] = bindArguments(args, 'store_result', [
      'name',
      'response',
      ['agate_table', null],
    ])
    this.set(text(name ?? null), new StatementResult(response ?? null, tableOf(table)))
    return ''
  })

  readonly storeRawResult: Callable = callable('store_raw_result', (args) => {
    const [name, message, code, rowsAffected, table] = bindArguments(args, 'store_raw_result', [
      'name',
      ['message', null],
      ['code', null],
      ['rows_affected', null],
      ['agate_table', null],
    ])
    const response: Dict = new Map<Value, Value>([
      ['_message', message ?? null],
      ['code', code ?? null],
      ['rows_affected', rowsAffected ?? null],
    ])
    this.set(text(name ?? null), new StatementResult(response, tableOf(table)))
    return ''
  })

  readonly loadResult: Callable = callable('load_result', (args) => {
    const [name] = bindArguments(args, 'load_result', ['name'])
    return this.#results.get(text(name ?? null)) ?? null
  })
}

const tableOf = (value: Value | undefined): ResultTable =>
  value instanceof ResultTable ? value : ResultTable.empty
