import { bindArguments } from '../../runtime/bind-arguments.ts'
import { smallInteger } from '../../runtime/numbers.ts'
import { valueError } from '../../runtime/python-error.ts'
import { text } from '../../runtime/text.ts'
import { Callable } from '../callable.ts'
import { type BinaryOperator, HostObject } from '../host-object.ts'
import { Tuple } from '../tuple.ts'
import type { Value } from '../value.ts'
import { type CalendarDay, dayOf, daysInMonth, daysOf, isoWeek, weekdayOf } from './calendar.ts'
import { strftime } from './strftime.ts'
import { TimeDelta } from './time-delta.ts'

export function checkDay({ year, month, day }: CalendarDay): void {
  if (year < 1 || year > 9999) throw valueError(`year ${year} is out of range`)
  if (month < 1 || month > 12) throw valueError('month must be in 1..12')
  if (day < 1 || day > daysInMonth(year, month)) throw valueError('day is out of range for month')
}

export const midnight = { hour: 0, minute: 0, second: 0, microsecond: 0, offset: null, zone: '' } as const

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** Python's date. */
export class DateValue extends HostObject {
  readonly typeName = 'datetime.date'
  readonly year: number
  readonly month: number
  readonly day: number

  constructor(year: number, month: number, day: number) {
    super()
    checkDay({ year, month, day })
    this.year = year
    this.month = month
    this.day = day
  }

  static fromDays(days: number): DateValue {
    const { year, month, day } = dayOf(days)
    return new DateValue(year, month, day)
  }

  /** Days since 1970-01-01. */
  get days(): number {
    return daysOf(this.year, this.month, this.day)
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'year':
        return this.year
      case 'month':
        return this.month
      case 'day':
        return this.day
      case 'isoformat':
        return new Callable(name, () => this.toText())
      case 'strftime':
        return new Callable(name, (args) => {
          const [format = ''] = bindArguments(args, 'strftime', ['format'])
          return strftime({ ...midnight, year: this.year, month: this.month, day: this.day }, text(format))
        })
      case 'replace':
        return new Callable(name, (args) => {
          const given = bindArguments(args, 'replace', [
            ['year', this.year],
            ['month', this.month],
            ['day', this.day],
          ])
          const [year = 0, month = 0, day = 0] = given.map((value) => smallInteger(value) ?? 0)
          return new DateValue(year, month, day)
        })
      default:
        return calendarAttribute(this.days, name)
    }
  }

  override equals(other: Value): boolean {
    return other instanceof DateValue && other.days === this.days
  }

  override compare(other: Value): number | undefined {
    return other instanceof DateValue ? this.days - other.days : undefined
  }

  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (other instanceof TimeDelta && operator === '+') return DateValue.fromDays(this.days + other.days)
    if (reflected || operator !== '-') return undefined
    if (other instanceof TimeDelta) return DateValue.fromDays(this.days - other.days)
    return other instanceof DateValue ? TimeDelta.of({ days: this.days - other.days }) : undefined
  }

  override toText(): string {
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`
  }

  override toRepr(): string {
    return `datetime.date(${this.year}, ${this.month}, ${this.day})`
  }
}

/** What dates and datetimes share. */
export function calendarAttribute(days: number, name: string): Value | undefined {
  switch (name) {
    case 'weekday':
      return new Callable(name, () => weekdayOf(days))
    case 'isoweekday':
      return new Callable(name, () => weekdayOf(days) + 1)
    case 'toordinal':
      return new Callable(name, () => days + 719_163)
    case 'isocalendar':
      return new Callable(name, () => {
        const { year, week } = isoWeek(days)
        return new Tuple([year, week, weekdayOf(days) + 1])
      })
    default:
      return undefined
  }
}
