import { type DateTimeParts, PythonError } from '@waypoint/jinja'

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'microsecond'

const DIRECTIVES: Readonly<Record<string, { readonly field: Field; readonly pattern: string }>> = {
  Y: { field: 'year', pattern: '\\d{4}' },
  m: { field: 'month', pattern: '\\d{1,2}' },
  d: { field: 'day', pattern: '\\d{1,2}' },
  H: { field: 'hour', pattern: '\\d{1,2}' },
  M: { field: 'minute', pattern: '\\d{1,2}' },
  S: { field: 'second', pattern: '\\d{1,2}' },
  f: { field: 'microsecond', pattern: '\\d{1,6}' },
}

/** Python's strptime for the numeric directives: `%Y-%m-%d %H:%M:%S.%f`. */
export function parseTime(text: string, format: string): DateTimeParts {
  const fields: Field[] = []
  const pattern = format.replace(/%(.)|[.*+?^${}()|[\]\\]/g, (matched, directive: string | undefined) => {
    if (directive === undefined) return `\\${matched}`
    if (directive === '%') return '%'
    const known = Object.hasOwn(DIRECTIVES, directive) ? DIRECTIVES[directive] : undefined
    if (known === undefined) throw new PythonError('value', `strptime does not read '%${directive}'`)
    fields.push(known.field)
    return `(${known.pattern})`
  })
  const match = new RegExp(`^${pattern}$`).exec(text)
  if (match === null) {
    throw new PythonError('value', `time data '${text}' does not match format '${format}'`)
  }
  const parts = fields.map((field, index) => {
    const digits = match[index + 1] ?? '0'
    return [field, Number(field === 'microsecond' ? digits.padEnd(6, '0') : digits)] as const
  })
  return { year: 1900, month: 1, day: 1, ...Object.fromEntries(parts) }
}
