import { bindArguments } from '../../runtime/bind-arguments.ts'
import { smallInteger } from '../../runtime/numbers.ts'
import { typeError } from '../../runtime/python-error.ts'
import { text } from '../../runtime/text.ts'
import { Callable } from '../callable.ts'
import { float } from '../float.ts'
import { type BinaryOperator, HostObject } from '../host-object.ts'
import type { Value } from '../value.ts'
import { dayOf, daysOf } from './calendar.ts'
import { calendarAttribute, checkDay, DateValue, midnight } from './date.ts'
import { type Moment, offsetText, strftime } from './strftime.ts'
import { TimeDelta } from './time-delta.ts'
import { checkClock, TimeOfDay } from './time-of-day.ts'
import { FixedZone, TimeZone } from './time-zone.ts'

const microsecondsPerDay = 86_400_000_000n
const MICROSECONDS_PER_MINUTE = 60_000_000n

export type DateTimeParts = Pick<Moment, 'year' | 'month' | 'day'> & Partial<Moment>

/** Python's datetime; aware when it has an offset. */
export class DateTimeValue extends HostObject {
  readonly typeName = 'datetime.datetime'
  readonly moment: Moment

  constructor(parts: DateTimeParts) {
    super()
    const moment = { ...midnight, ...parts }
    checkDay(moment)
    checkClock(moment)
    this.moment = moment
  }

  /** The moment that a JavaScript Date stands for, in UTC. */
  static fromDate(date: Date): DateTimeValue {
    return DateTimeValue.fromMicroseconds(BigInt(date.getTime()) * 1000n, { offset: 0, zone: 'UTC' })
  }

  /** Microseconds of local time since 1970-01-01. */
  static fromMicroseconds(local: bigint, zone: Pick<Moment, 'offset' | 'zone' | 'tzinfo'>): DateTimeValue {
    const inDay = ((local % microsecondsPerDay) + microsecondsPerDay) % microsecondsPerDay
    const rest = Number(inDay)
    return new DateTimeValue({
      ...dayOf(Number((local - inDay) / microsecondsPerDay)),
      hour: Math.floor(rest / 3_600_000_000),
      minute: Math.floor(rest / 60_000_000) % 60,
      second: Math.floor(rest / 1_000_000) % 60,
      microsecond: rest % 1_000_000,
      offset: zone.offset,
      zone: zone.zone,
      tzinfo: zone.tzinfo,
    })
  }

  get days(): number {
    return daysOf(this.moment.year, this.moment.month, this.moment.day)
  }

  /** Microseconds of local time since 1970-01-01. */
  get local(): bigint {
    const { hour, minute, second, microsecond } = this.moment
    const inDay = hour * 3_600_000_000 + minute * 60_000_000 + second * 1_000_000 + microsecond
    return BigInt(this.days) * microsecondsPerDay + BigInt(inDay)
  }

  /** Microseconds since 1970-01-01 in UTC; without a zone, local time is taken for UTC. */
  get utc(): bigint {
    return this.local - BigInt(this.moment.offset ?? 0) * MICROSECONDS_PER_MINUTE
  }

  /** The same instant in a zone. */
  in(tzinfo: TimeZone): DateTimeValue {
    const { offset, zone } = tzinfo.at(this.utc)
    const local = this.utc + BigInt(offset) * MICROSECONDS_PER_MINUTE
    return DateTimeValue.fromMicroseconds(local, { offset, zone, tzinfo })
  }

  /** The same time of day in a zone, or in none. */
  labelled(tzinfo: TimeZone | null): DateTimeValue {
    const { local } = this
    if (tzinfo === null) return DateTimeValue.fromMicroseconds(local, { offset: null, zone: '' })
    return DateTimeValue.fromMicroseconds(local, { ...tzinfo.bare(local), tzinfo })
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'year':
      case 'month':
      case 'day':
      case 'hour':
      case 'minute':
      case 'second':
      case 'microsecond':
        return this.moment[name]
      case 'tzinfo':
        return this.#zone()
      case 'tzname':
        return new Callable(name, () => (this.#isAware() ? this.moment.zone : null))
      case 'utcoffset':
        return new Callable(name, () =>
          this.moment.offset === null ? null : TimeDelta.of({ seconds: this.moment.offset * 60 }),
        )
      case 'astimezone':
        return new Callable(name, (args) => {
          const [zone = null] = bindArguments(args, name, [['tz', null]])
          return this.in(zone === null ? UTC : zoneOf(zone))
        })
      case 'date':
        return new Callable(name, () => new DateValue(this.moment.year, this.moment.month, this.moment.day))
      case 'time':
        return new Callable(name, () => {
          const { hour, minute, second, microsecond } = this.moment
          return new TimeOfDay({ hour, minute, second, microsecond })
        })
      case 'timestamp':
        return new Callable(name, () => float(Number(this.utc) / 1e6))
      case 'isoformat':
        return new Callable(name, (args) => {
          const [separator = 'T'] = bindArguments(args, name, [['sep', 'T']])
          return this.#iso(text(separator))
        })
      case 'strftime':
        return new Callable(name, (args) => {
          const [format = ''] = bindArguments(args, name, ['format'])
          return strftime(this.moment, text(format))
        })
      case 'replace':
        return new Callable(name, (args) => this.#replace(args.named))
      default:
        return calendarAttribute(this.days, name)
    }
  }

  override equals(other: Value): boolean {
    return (
      other instanceof DateTimeValue && this.#isAware() === other.#isAware() && this.#difference(other) === 0n
    )
  }

  override compare(other: Value): number | undefined {
    return other instanceof DateTimeValue ? Number(this.#difference(other)) : undefined
  }

  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (other instanceof TimeDelta && (operator === '+' || (operator === '-' && !reflected))) {
      const shifted = operator === '+' ? this.local + other.microseconds : this.local - other.microseconds
      return DateTimeValue.fromMicroseconds(shifted, this.moment)
    }
    if (operator !== '-' || reflected || !(other instanceof DateTimeValue)) return undefined
    return new TimeDelta(this.#difference(other))
  }

  override toText(): string {
    return this.#iso(' ')
  }

  override toRepr(): string {
    const { year, month, day, hour, minute, second, microsecond } = this.moment
    const parts = [year, month, day, hour, minute]
    if (second !== 0 || microsecond !== 0) parts.push(second)
    if (microsecond !== 0) parts.push(microsecond)
    const zone = this.#isAware() ? `, tzinfo=${this.#zone()?.toRepr?.() ?? ''}` : ''
    return `datetime.datetime(${parts.join(', ')}${zone})`
  }

  #isAware(): boolean {
    return this.moment.offset !== null
  }

  #zone(): TimeZone | null {
    const { offset, zone, tzinfo } = this.moment
    return offset === null ? null : (tzinfo ?? new FixedZone(offset, zone))
  }

  #difference(other: DateTimeValue): bigint {
    if (this.#isAware() !== other.#isAware())
      throw typeError("can't subtract offset-naive and offset-aware datetimes")
    const offset = BigInt((this.moment.offset ?? 0) - (other.moment.offset ?? 0)) * 60_000_000n
    return this.local - other.local - offset
  }

  #iso(separator: string): string {
    const { microsecond, offset } = this.moment
    const fraction = microsecond === 0 ? '' : '.%f'
    const year = String(this.moment.year).padStart(4, '0')
    const zone = offset === null ? '' : offsetText(offset, ':')
    return `${year}${strftime(this.moment, '-%m-%d')}${separator}${strftime(this.moment, `%H:%M:%S${fraction}`)}${zone}`
  }

  #replace(named: ReadonlyMap<string, Value>): DateTimeValue {
    const part = (key: string, current: number): number => {
      const given = named.get(key)
      return given === undefined ? current : (smallInteger(given) ?? current)
    }
    const { moment } = this
    const replaced = new DateTimeValue({
      ...moment,
      year: part('year', moment.year),
      month: part('month', moment.month),
      day: part('day', moment.day),
      hour: part('hour', moment.hour),
      minute: part('minute', moment.minute),
      second: part('second', moment.second),
      microsecond: part('microsecond', moment.microsecond),
    })
    const tzinfo = named.get('tzinfo')
    if (tzinfo === undefined) return replaced
    return replaced.labelled(tzinfo === null ? null : zoneOf(tzinfo))
  }
}

const UTC = new FixedZone(0)

function zoneOf(value: Value): TimeZone {
  if (value instanceof TimeZone) return value
  throw typeError('tzinfo argument must be None or of a tzinfo subclass')
}
