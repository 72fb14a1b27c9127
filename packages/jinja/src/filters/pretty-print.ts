import { compareText } from '../runtime/comparison.ts'
import { repr } from '../runtime/text.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'

const width = 80

/** Python's pprint.pformat: sorted dicts, one item per line where a line would be too long. */
export function prettyPrint(value: Value): string {
  return print(value, 0, 0)
}

function print(value: Value, indent: number, trailing: number): string {
  const sorted = sortDicts(value)
  const line = repr(sorted)
  if (line.length <= width - indent - trailing) return line
  if (sorted instanceof Map) {
    const entries = [...sorted].map(([key, item], index) => {
      const label = `${repr(key)}: `
      const rest = index === sorted.size - 1 ? trailing + 1 : 1
      return label + print(item, indent + 1 + label.length, rest)
    })
    return `{${entries.join(`,\n${' '.repeat(indent + 1)}`)}}`
  }
  const items = Array.isArray(sorted) ? sorted : sorted instanceof Tuple ? sorted.items : null
  if (items === null) return line
  const [open, close] = Array.isArray(sorted) ? '[]' : '()'
  const lines = items.map((item, index) =>
    print(item, indent + 1, index === items.length - 1 ? trailing + 1 : 1),
  )
  return `${open}${lines.join(`,\n${' '.repeat(indent + 1)}`)}${close}`
}

function sortDicts(value: Value): Value {
  if (Array.isArray(value)) return value.map(sortDicts)
  if (!(value instanceof Map)) return value
  const sorted = [...value].toSorted(([a], [b]) => compareText(repr(a), repr(b)))
  return new Map(sorted.map(([key, item]) => [key, sortDicts(item)]))
}
