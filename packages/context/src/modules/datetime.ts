import {
  type Arguments,
  bindArguments,
  callable,
  DateTimeValue,
  DateValue,
  PythonError,
  TimeDelta,
  toFloat,
  type Value,
} from '@waypoint/jinja'
import { textOf } from '../text.ts'
import { Module } from './module.ts'
import { parseTime } from './strptime.ts'

/** Python's datetime module. `now` and `today` are the start of the invocation: a run sees one time. */
export function datetime(startedAt: Date): Module {
  const now = DateTimeValue.fromDate(startedAt)
  const naive = DateTimeValue.fromMicroseconds(now.local, { offset: null, zone: '' })
  return new Module('datetime', {
    datetime: new Module(
      'datetime.datetime',
      {
        now: callable('now', ({ positional, named }) => (positional.length + named.size > 0 ? now : naive)),
        utcnow: callable('utcnow', () => naive),
        today: callable('today', () => naive),
        strptime: callable('strptime', (args) => {
          const [text, format] = bindArguments(args, 'strptime', ['date_string', 'format'])
          return new DateTimeValue(parseTime(textOf(text), textOf(format)))
        }),
        fromisoformat: callable('fromisoformat', (args) => {
          const [text] = bindArguments(args, 'fromisoformat', ['date_string'])
          return isoDateTime(textOf(text))
        }),
        fromtimestamp: callable('fromtimestamp', (args) => {
          const [seconds] = bindArguments(args, 'fromtimestamp', ['timestamp', ['tz', null]])
          const micros = BigInt(Math.round(numberOf(seconds) * 1e6))
          return DateTimeValue.fromMicroseconds(micros, { offset: null, zone: '' })
        }),
        combine: callable('combine', (args) => {
          const [date] = bindArguments(args, 'combine', ['date', 'time'])
          if (!(date instanceof DateValue)) throw new PythonError('type', 'combine() takes a date')
          return new DateTimeValue({ year: date.year, month: date.month, day: date.day })
        }),
        min: new DateTimeValue({ year: 1, month: 1, day: 1 }),
        max: new DateTimeValue({ year: 9999, month: 12, day: 31 }),
      },
      (args) => {
        const names = ['year', 'month', 'day'] as const
        const rest = ['hour', 'minute', 'second', 'microsecond'] as const
        const values = bindArguments(args, 'datetime', [...names, ...rest.map((name) => [name, 0] as const)])
        const [year, month, day, hour, minute, second, microsecond] = values.map(numberOf)
        return new DateTimeValue({
          year: year ?? 1,
          month: month ?? 1,
          day: day ?? 1,
          hour: hour ?? 0,
          minute: minute ?? 0,
          second: second ?? 0,
          microsecond: microsecond ?? 0,
        })
      },
    ),
    date: new Module(
      'datetime.date',
      {
        today: callable('today', () => DateValue.fromDays(now.days)),
        fromisoformat: callable('fromisoformat', (args) => {
          const [text] = bindArguments(args, 'fromisoformat', ['date_string'])
          return DateValue.fromDays(isoDateTime(textOf(text)).days)
        }),
      },
      (args) => {
        const [year, month, day] = bindArguments(args, 'date', ['year', 'month', 'day']).map(numberOf)
        return new DateValue(year ?? 1, month ?? 1, day ?? 1)
      },
    ),
    timedelta: new Module('datetime.timedelta', {}, timedelta),
    timezone: new Module('datetime.timezone', { utc: 'UTC' }),
  })
}

const UNITS = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'] as const

function timedelta(args: Arguments): Value {
  const values = bindArguments(
    args,
    'timedelta',
    UNITS.map((unit) => [unit, 0] as const),
  )
  const [days = 0, seconds = 0, microseconds = 0, milliseconds = 0, minutes = 0, hours = 0, weeks = 0] =
    values.map(numberOf)
  return TimeDelta.of({
    days: days + weeks * 7,
    seconds: seconds + minutes * 60 + hours * 3600,
    microseconds: microseconds + milliseconds * 1000,
  })
}

function isoDateTime(text: string): DateTimeValue {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(text)
  if (match === null) throw new PythonError('value', `Invalid isoformat string: '${text}'`)
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? 0 : Number(part)))
  return new DateTimeValue({ year, month, day, hour, minute, second })
}

function numberOf(value: Value | undefined): number {
  const number = toFloat(value ?? 0)
  return typeof number === 'number' ? number : Number(textOf(number))
}
