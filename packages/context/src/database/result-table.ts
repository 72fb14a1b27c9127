import type { QueryResult } from '@waypoint/adapter-contract'
import { bindArguments, callable, HostObject, type List, Tuple, type Value, text } from '@waypoint/jinja'
import { cellValue } from './cell-value.ts'
import { MappedSequence, ResultColumnValues } from './result-column.ts'
import { ResultRow } from './result-row.ts'

/** The rows of a query as templates see them, with the part of Agate's interface that packages use. */
export class ResultTable extends HostObject {
  static readonly empty: ResultTable = new ResultTable([], [])
  readonly typeName = 'Table'
  readonly columnNames: readonly string[]
  readonly rows: readonly ResultRow[]

  constructor(columnNames: readonly string[], rows: readonly (readonly Value[])[]) {
    super()
    this.columnNames = columnNames
    this.rows = rows.map((values) => new ResultRow(columnNames, values))
  }

  static of(result: QueryResult): ResultTable {
    return new ResultTable(
      result.columns.map((column) => column.name),
      result.rows.map((row) =>
        row.map((cell, index) => cellValue(cell, result.columns[index]?.dataType ?? 'text')),
      ),
    )
  }

  data(): List {
    return this.rows.map((row) => [...row.values])
  }

  column(index: number): ResultColumnValues | undefined {
    const name = this.columnNames[index]
    if (name === undefined) return undefined
    return new ResultColumnValues(
      name,
      this.rows.map((row) => row.values[index] ?? null),
    )
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'columns':
        return new MappedSequence('Columns', this.columnNames, (index) => this.column(index) ?? null)
      case 'rows':
        return new MappedSequence('Rows', [], (index) => this.rows[index] ?? null, this.rows.length)
      case 'column_names':
        return new Tuple(this.columnNames)
      case 'print_table':
        return callable('print_table', () => this.toText())
      case 'select':
        return callable('select', (args) => {
          const [key] = bindArguments(args, 'select', ['key'])
          return this.#select(key ?? null)
        })
      case 'exclude':
        return callable('exclude', (args) => {
          const [key] = bindArguments(args, 'exclude', ['key'])
          const left = Array.isArray(key) ? key.map(text) : [text(key ?? null)]
          return this.#select(this.columnNames.filter((each) => !left.includes(each)))
        })
      case 'rename':
        return callable('rename', (args) => {
          const [names = null] = bindArguments(args, 'rename', [['column_names', null]])
          return this.#rename(names)
        })
      case 'limit':
        return callable('limit', (args) => {
          const [first = 0, last = null] = bindArguments(args, 'limit', ['start_or_stop', ['stop', null]])
          const bounds = last === null ? [0, Number(first)] : [Number(first), Number(last)]
          const kept = this.rows.slice(...bounds).map(({ values }) => values)
          return new ResultTable(this.columnNames, kept)
        })
      default:
        return undefined
    }
  }

  override length(): number {
    return this.rows.length
  }

  override truth(): boolean {
    return true
  }

  override iterate(): Iterable<Value> {
    return this.rows
  }

  /** A plain text table, as `print_table` shows it. */
  override toText(): string {
    const cells = this.rows.map((row) => row.values.map((value) => (value === null ? '' : text(value))))
    const widths = this.columnNames.map((name, index) =>
      Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)),
    )
    const line = (values: readonly string[]): string =>
      `| ${values.map((value, index) => value.padEnd(widths[index] ?? 0)).join(' | ')} |`
    const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
    return [line(this.columnNames), rule, ...cells.map(line)].join('\n')
  }

  /** By a dict of old and new names, or by a list of all. */
  #rename(names: Value): ResultTable {
    const renamed = this.columnNames.map((old, index) => {
      const found = names instanceof Map ? names.get(old) : Array.isArray(names) ? names[index] : undefined
      return found === undefined ? old : text(found)
    })
    return new ResultTable(
      renamed,
      this.rows.map(({ values }) => values),
    )
  }

  #select(key: Value): ResultTable {
    const names = Array.isArray(key) ? key.map(text) : [text(key)]
    const indexes = names.map((name) => this.columnNames.indexOf(name))
    return new ResultTable(
      names,
      this.rows.map((row) => indexes.map((index) => row.values[index] ?? null)),
    )
  }
}
