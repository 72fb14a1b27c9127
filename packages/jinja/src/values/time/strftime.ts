import { daysOf, isoWeek, weekdayOf } from './calendar.ts'
import type { TimeZone } from './time-zone.ts'

export interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly microsecond: number
  /** Minutes east of UTC; null without a zone. */
  readonly offset: number | null
  readonly zone: string
  /** The zone that `offset` and `zone` come from, where it says more than these. */
  readonly tzinfo?: TimeZone | undefined
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const two = (value: number): string => String(value).padStart(2, '0')

export function offsetText(minutes: number, separator: string): string {
  const magnitude = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(magnitude / 60))}${separator}${two(magnitude % 60)}`
}

/** Python's strftime in the C locale. */
export function strftime(moment: Moment, format: string): string {
  return format.replace(/%(-?)([a-zA-Z%])/g, (whole, bare: string, letter: string) => {
    const text = directive(moment, letter)
    if (text === undefined) return whole
    return bare === '' ? text : text.replace(/^0+(?=\d)/, '')
  })
}

function directive(moment: Moment, letter: string): string | undefined {
  const days = daysOf(moment.year, moment.month, moment.day)
  const weekday = weekdayOf(days)
  const dayOfYear = days - daysOf(moment.year, 1, 1)
  switch (letter) {
    case 'Y':
      return String(moment.year)
    case 'y':
      return two(moment.year % 100)
    case 'm':
      return two(moment.month)
    case 'd':
      return two(moment.day)
    case 'e':
      return String(moment.day).padStart(2)
    case 'H':
      return two(moment.hour)
    case 'I':
      return two(moment.hour % 12 === 0 ? 12 : moment.hour % 12)
    case 'M':
      return two(moment.minute)
    case 'S':
      return two(moment.second)
    case 'f':
      return String(moment.microsecond).padStart(6, '0')
    case 'p':
      return moment.hour < 12 ? 'AM' : 'PM'
    case 'A':
      return weekdays[weekday]
    case 'a':
      return weekdays[weekday]?.slice(0, 3)
    case 'B':
      return months[moment.month - 1]
    case 'b':
    case 'h':
      return months[moment.month - 1]?.slice(0, 3)
    case 'j':
      return String(dayOfYear + 1).padStart(3, '0')
    case 'w':
      return String((weekday + 1) % 7)
    case 'u':
      return String(weekday + 1)
    case 'U':
      return two(Math.floor((dayOfYear + 7 - ((weekday + 1) % 7)) / 7))
    case 'W':
      return two(Math.floor((dayOfYear + 7 - weekday) / 7))
    case 'G':
      return String(isoWeek(days).year)
    case 'V':
      return two(isoWeek(days).week)
    case 'z':
      return moment.offset === null ? '' : offsetText(moment.offset, '')
    case 'Z':
      return moment.zone
    case 's':
      return String(
        days * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second - (moment.offset ?? 0) * 60,
      )
    case 'F':
      return strftime(moment, '%Y-%m-%d')
    case 'T':
    case 'X':
      return strftime(moment, '%H:%M:%S')
    case 'D':
    case 'x':
      return strftime(moment, '%m/%d/%y')
    case 'R':
      return strftime(moment, '%H:%M')
    case 'c':
      return strftime(moment, '%a %b %e %H:%M:%S %Y')
    case '%':
      return '%'
    default:
      return undefined
  }
}
