import {
  type Arguments,
  bindArguments,
  callable,
  DateTimeValue,
  DateValue,
  FixedZone,
  PythonError,
  TimeDelta,
  TimeOfDay,
  TimeZone,
  toFloat,
  type Value,
} from '@waypoint/jinja'
import { textOf } from '../text.ts'
import { Module } from './module.ts'
import { minutesOf, parseTime } from './strptime.ts'

/** Python's datetime module. `now` and `today` are the start of the invocation: a run sees one time. */
export function datetime(startedAt: Date): Module {
  const now = DateTimeValue.fromDate(startedAt)
  const naive = DateTimeValue.fromMicroseconds(now.local, { offset: null, zone: '' })
  return new Module('datetime', {
    datetime: new Module(
      'datetime.datetime',
      {
        now: callable('now', (args) => {
          const [zone = null] = bindArguments(args, 'now', [['tz', null]])
          return zone === null ? naive : now.in(zoneOf(zone))
        }),
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
          const [seconds, zone = null] = bindArguments(args, 'fromtimestamp', ['timestamp', ['tz', null]])
          const micros = BigInt(Math.round(numberOf(seconds) * 1e6))
          const time = DateTimeValue.fromMicroseconds(micros, { offset: null, zone: '' })
          return zone === null ? time : time.in(zoneOf(zone))
        }),
        combine: callable('combine', (args) => {
          const [day, time] = bindArguments(args, 'combine', ['date', 'time'])
          const date = day instanceof DateTimeValue ? DateValue.fromDays(day.days) : day
          if (!(date instanceof DateValue)) throw new PythonError('type', 'combine() takes a date')
          if (!(time instanceof TimeOfDay)) throw new PythonError('type', 'combine() takes a time')
          return new DateTimeValue({ year: date.year, month: date.month, day: date.day, ...time.clock })
        }),
        min: new DateTimeValue({ year: 1, month: 1, day: 1 }),
        max: new DateTimeValue({ year: 9999, month: 12, day: 31 }),
      },
      (args) => {
        const names = ['year', 'month', 'day'] as const
        const rest = ['hour', 'minute', 'second', 'microsecond'] as const
        const parameters = [...names, ...rest.map((name) => [name, 0] as const), ['tzinfo', null] as const]
        const values = bindArguments(args, 'datetime', parameters)
        const [year, month, day, hour, minute, second, microsecond] = values.slice(0, -1).map(numberOf)
        const zone = values.at(-1) ?? null
        const time = new DateTimeValue({
          year: year ?? 1,
          month: month ?? 1,
          day: day ?? 1,
          hour: hour ?? 0,
          minute: minute ?? 0,
          second: second ?? 0,
          microsecond: microsecond ?? 0,
        })
        return zone === null ? time : time.labelled(zoneOf(zone))
      },
    ),
    time: new Module('datetime.time', {}, (args) => {
      const names = ['hour', 'minute', 'second', 'microsecond'].map((name) => [name, 0] as const)
      const [hour = 0, minute = 0, second = 0, microsecond = 0] = bindArguments(args, 'time', names).map(
        numberOf,
      )
      return new TimeOfDay({ hour, minute, second, microsecond })
    }),
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
    timezone: new Module('datetime.timezone', { utc }, (args) => {
      const [offset] = bindArguments(args, 'timezone', ['offset'])
      if (!(offset instanceof TimeDelta)) throw new PythonError('type', 'timezone() takes a timedelta')
      return offset.microseconds === 0n ? utc : new FixedZone(Number(offset.microseconds / 60_000_000n))
    }),
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

const utc = new FixedZone(0, 'UTC', 'datetime.timezone.utc')

function zoneOf(value: Value): TimeZone {
  if (value instanceof TimeZone) return value
  throw new PythonError('type', 'tzinfo argument must be None or of a tzinfo subclass')
}

const ISO_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:.(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?)?(Z|[+-]\d\d:?\d\d)?)?$/

function isoDateTime(text: string): DateTimeValue {
  const match = ISO_TIME.exec(text)
  if (match === null) throw new PythonError('value', `Invalid isoformat string: '${text}'`)
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? 0 : Number(part)))
  const time = {
    year,
    month,
    day,
    hour,
    minute,
    second,
    microsecond: Number((match[7] ?? '').padEnd(6, '0')),
  }
  const offset = match[8] === undefined ? null : minutesOf(match[8])
  if (offset === null) return new DateTimeValue(time)
  const tzinfo = offset === 0 ? utc : new FixedZone(offset)
  return new DateTimeValue({ ...time, ...tzinfo.at(), tzinfo })
}

function numberOf(value: Value | undefined): number {
  const number = toFloat(value ?? 0)
  return typeof number === 'number' ? number : Number(textOf(number))
}
