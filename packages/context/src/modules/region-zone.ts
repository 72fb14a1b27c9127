import {
  bindArguments,
  callable,
  DateTimeValue,
  PythonError,
  TimeDelta,
  TimeZone,
  truth,
  type Value,
  type ZoneTime,
} from '@waypoint/jinja'

const MINUTE = 60_000_000n
const DAY = 1440n * MINUTE
/** Before any place had agreed on a time: its own by the sun. */
const BY_THE_SUN = -5_400_000_000_000n * 1000n

/** A zone of pytz: a place, whose distance from UTC changes. */
export class RegionZone extends TimeZone {
  readonly typeName = 'pytz.tzfile'
  readonly name: string
  readonly #format: Intl.DateTimeFormat

  constructor(name: string) {
    super()
    this.name = name
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        ...parts,
        timeZone: name,
        hourCycle: 'h23',
        era: 'short',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      throw new PythonError('value', `There is no time zone '${name}'`, "Zones are named as 'Europe/Paris'.")
    }
  }

  at(utc: bigint): ZoneTime {
    const offset = this.#offset(utc)
    return { offset, zone: abbreviation(this.name, utc, offset) }
  }

  /** As pytz has it: a zone that no time was localized to is the place's time by the sun. */
  bare(): ZoneTime {
    return { offset: this.#offset(BY_THE_SUN), zone: 'LMT' }
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'zone':
        return this.name
      case 'localize':
        return callable(name, (args) => {
          const [time, isDst = false] = bindArguments(args, name, ['dt', ['is_dst', false]])
          return this.#localized(naive(time), truth(isDst))
        })
      case 'normalize':
      case 'fromutc':
        return callable(name, (args) => {
          const [time] = bindArguments(args, name, ['dt'])
          if (time instanceof DateTimeValue) return time.in(this)
          throw new PythonError('type', `${name}() takes a datetime`)
        })
      default:
        return undefined
    }
  }

  override toRepr(): string {
    const { offset, zone } = this.bare()
    return `<DstTzInfo '${this.name}' ${zone}${new TimeDelta(BigInt(offset) * MINUTE).toText()} STD>`
  }

  /** Where a clock shows a time twice or never, the time that is not daylight saving, unless that is asked for. */
  #localized(time: DateTimeValue, isDst: boolean): Value {
    const { local } = time
    const around = [local - DAY, local + DAY].map((utc) => this.#offset(utc))
    const right = around.filter((offset) => this.#offset(local - BigInt(offset) * MINUTE) === offset)
    const possible = right.length > 0 ? right : around
    const offset = isDst ? Math.max(...possible) : Math.min(...possible)
    const { zone } = { zone: abbreviation(this.name, local - BigInt(offset) * MINUTE, offset) }
    return DateTimeValue.fromMicroseconds(local, { offset, zone, tzinfo: this })
  }

  #offset(utc: bigint): number {
    const instant = Number(utc / 1000n)
    const parts = new Map(this.#format.formatToParts(instant).map(({ type, value }) => [type, value]))
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [
      'year',
      'month',
      'day',
      'hour',
      'minute',
      'second',
    ].map((type) => Number(parts.get(type as Intl.DateTimeFormatPartTypes)))
    const local = Date.UTC(
      parts.get('era')?.startsWith('B') === true ? 1 - year : year,
      month - 1,
      day,
      hour,
      minute,
      second,
    )
    return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000)
  }
}

function naive(time: Value | undefined): DateTimeValue {
  if (!(time instanceof DateTimeValue)) throw new PythonError('type', 'localize() takes a datetime')
  if (time.moment.offset === null) return time
  throw new PythonError('value', 'Not naive datetime (tzinfo is already set)')
}

/** English-speaking countries write short names of the zones they know. */
const LANGUAGES = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'en-NZ'] as const

function abbreviation(timeZone: string, utc: bigint, offset: number): string {
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'short' })
    const parts = format.formatToParts(Number(utc / 1000n))
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    if (/^[A-Z]+$/.test(name)) return name
  }
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')
  const minutes = Math.abs(offset) % 60
  return `${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : String(minutes).padStart(2, '0')}`
}
