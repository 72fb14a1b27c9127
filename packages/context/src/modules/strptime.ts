import { type DateTimeParts, FixedZone, PythonError } from '@waypoint/jinja'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DAYS = '(?:mon|tue|wed|thu|fri|sat|sun)'

/** What of a text a directive reads. */
const PATTERNS: Readonly<Record<string, string>> = {
  Y: '\\d{4}',
  y: '\\d{2}',
  m: '\\d{1,2}',
  b: `(?:${MONTHS.join('|')})`,
  B: `(?:${MONTHS.join('|')})[a-z]*`,
  d: '\\d{1,2}',
  j: '\\d{1,3}',
  H: '\\d{1,2}',
  I: '\\d{1,2}',
  p: '(?:am|pm)',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
  f: '\\d{1,6}',
  z: '(?:z|[+-]\\d\\d:?\\d\\d)',
  Z: '(?:utc|gmt)?',
  a: DAYS,
  A: `${DAYS}[a-z]*`,
}

/** Python's strptime, in the C locale: `%Y-%m-%d %H:%M:%S.%f`. */
export function parseTime(text: string, format: string): DateTimeParts {
  const directives: string[] = []
  const pattern = format.replace(/%(.)|\s+|[.*+?^${}()|[\]\\]/g, (matched, directive: string | undefined) => {
    if (directive === undefined) return matched.trim() === '' ? '\\s+' : `\\${matched}`
    if (directive === '%') return '%'
    if (!Object.hasOwn(PATTERNS, directive)) {
      throw new PythonError('value', `'${directive}' is a bad directive in format '${format}'`)
    }
    directives.push(directive)
    return `(${PATTERNS[directive]})`
  })
  const match = new RegExp(`^${pattern}$`, 'i').exec(text)
  if (match === null) {
    throw new PythonError('value', `time data '${text}' does not match format '${format}'`)
  }
  return partsOf(new Map(directives.map((directive, index) => [directive, match[index + 1] ?? ''])))
}

function partsOf(read: ReadonlyMap<string, string>): DateTimeParts {
  const number = (directive: string, absent: number): number => Number(read.get(directive) ?? absent)
  const monthName = (read.get('b') ?? read.get('B'))?.slice(0, 3).toLowerCase()
  const short = number('y', 0)
  const year = number('Y', read.has('y') ? short + (short < 69 ? 2000 : 1900) : 1900)
  const ofYear = read.has('j') ? new Date(Date.UTC(year, 0, number('j', 1))) : undefined
  return {
    year,
    month:
      ofYear === undefined
        ? monthName === undefined
          ? number('m', 1)
          : MONTHS.indexOf(monthName) + 1
        : ofYear.getUTCMonth() + 1,
    day: ofYear?.getUTCDate() ?? number('d', 1),
    hour: read.has('I')
      ? (number('I', 0) % 12) + (read.get('p')?.toLowerCase() === 'pm' ? 12 : 0)
      : number('H', 0),
    minute: number('M', 0),
    second: number('S', 0),
    microsecond: Number((read.get('f') ?? '').padEnd(6, '0')),
    ...zoneOf(read.get('z')),
  }
}

function zoneOf(text: string | undefined): Partial<DateTimeParts> {
  if (text === undefined) return {}
  const tzinfo = new FixedZone(minutesOf(text))
  return { ...tzinfo.at(), tzinfo }
}

/** `Z`, `+01:00` or `-0330` in minutes east of UTC. */
export function minutesOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0
  const digits = offset.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return offset.startsWith('-') ? -minutes : minutes
}
