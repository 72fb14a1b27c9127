import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from './runtime/text.ts'
import { scopeOf } from './scope.ts'
import { compileTemplate } from './template.ts'
import { callable } from './values/callable.ts'
import { Decimal } from './values/decimal.ts'
import { DateValue } from './values/time/date.ts'
import { DateTimeValue } from './values/time/date-time.ts'
import { TimeDelta } from './values/time/time-delta.ts'

const scope = scopeOf({
  D: callable('Decimal', ({ positional }) => Decimal.parse(text(positional[0] ?? 0))),
  leap: new DateTimeValue({ year: 2024, month: 2, day: 29, hour: 13, minute: 5, second: 9 }),
  utc: DateTimeValue.fromDate(new Date('2024-02-29T13:05:09Z')),
  exact: new DateTimeValue({ year: 2024, month: 2, day: 29, microsecond: 120 }),
  noon: new DateTimeValue({ year: 2024, month: 2, day: 28, hour: 12 }),
  march: new DateTimeValue({ year: 2024, month: 3, day: 1 }),
  day: new DateValue(2024, 3, 1),
  december: new DateValue(2024, 12, 30),
  oneDay: TimeDelta.of({ days: 1 }),
  back: TimeDelta.of({ days: -1, seconds: 3600 }),
})

const render = (expression: string) => compileTemplate(`{{ ${expression} }}`, { name: 't' }).renderSync(scope)

describe('decimals are exact', () => {
  test.each([
    ["D('1.10') + D('2.205')", '3.305'],
    ["D('10') / D('3')", '3.333333333333333333333333333'],
    ["D('1') / D('8')", '0.125'],
    ["D('100') / D('4')", '25'],
    ["D('0.1') * 3", '0.3'],
    ["D('1E+5')", '1E+5'],
    ["D('0.0000001')", '1E-7'],
    ["-D('7') % D('3')", '-1'],
    ["D('7') // D('2')", '3'],
    ["D('2.675')|round(2)", '2.68'],
    ["D('2') ** 3", '8'],
    ["D('1.10') == D('1.1')", 'True'],
    ["D('0.5') == 0.5", 'True'],
    ["D('0.1') == 0.1", 'False'],
    ["'%.2f' % D('3.14159')", '3.14'],
    ["'{:,.2f}'.format(D('1234.5'))", '1,234.50'],
    ["[D('1.50')]", "[Decimal('1.50')]"],
    ["[D('2'), D('1.5'), 1]|sort|first", '1'],
    ["D('0') or 'zero'", 'zero'],
  ])('%s is %s', (expression, expected) => {
    expect(render(expression)).toBe(expected)
  })

  test('a float beside a decimal is a type error', () => {
    expect(() => render("D('1') + 1.5")).toThrow(
      "unsupported operand type(s) for +: 'decimal.Decimal' and 'float'",
    )
  })
})

describe('dates and durations', () => {
  test.each([
    ['leap', '2024-02-29 13:05:09'],
    ['exact', '2024-02-29 00:00:00.000120'],
    ['[leap]', '[datetime.datetime(2024, 2, 29, 13, 5, 9)]'],
    ['utc.isoformat()', '2024-02-29T13:05:09+00:00'],
    ['march - noon', '1 day, 12:00:00'],
    ['day - oneDay', '2024-02-29'],
    ['leap + oneDay', '2024-03-01 13:05:09'],
    ['back', '-1 day, 1:00:00'],
    ['back.total_seconds()', '-82800.0'],
    ['december.isocalendar()', '(2025, 1, 1)'],
    [
      "leap.strftime('%Y-%m-%d %I:%M %p %A %b %j %U %W %y %f')",
      '2024-02-29 01:05 PM Thursday Feb 060 08 09 24 000000',
    ],
    ["'{:%d.%m.%Y}'.format(day)", '01.03.2024'],
    ['leap.replace(day=1).date()', '2024-02-01'],
    ['noon < leap', 'True'],
    ['day.year ~ day.month', '20243'],
  ])('%s is %s', (expression, expected) => {
    expect(render(expression)).toBe(expected)
  })

  test('aware and naive moments do not mix', () => {
    expect(() => render('utc - leap')).toThrow("can't subtract offset-naive and offset-aware datetimes")
  })
})

const bound = fc.option(fc.integer({ min: -8, max: 8 }), { nil: null })

test('a slice picks the positions that its bounds describe', () => {
  fc.assert(
    fc.property(
      bound,
      bound,
      fc.integer({ min: -4, max: 4 }).filter((step) => step !== 0),
      (start, stop, step) => {
        const length = 6
        const clamp = (value: number, low: number, high: number) =>
          Math.max(low, Math.min(high, value < 0 ? value + length : value))
        const [low, high] = step > 0 ? [0, length] : [-1, length - 1]
        const first = start === null ? (step > 0 ? low : high) : clamp(start, low, high)
        const last = stop === null ? (step > 0 ? high : low) : clamp(stop, low, high)
        const expected: number[] = []
        for (let index = first; step > 0 ? index < last : index > last; index += step) expected.push(index)
        const written = `[0,1,2,3,4,5][${start ?? ''}:${stop ?? ''}:${step}]`
        expect(render(written)).toBe(`[${expected.join(', ')}]`)
        expect(render(`'012345'[${start ?? ''}:${stop ?? ''}:${step}]`)).toBe(expected.join(''))
      },
    ),
  )
})

test('division and remainder of integers belong together, with the sign of the divisor', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(-(10n ** 12n), 10n ** 12n), (a, b) => {
      fc.pre(b !== 0n)
      const [left, right] = [`(${a})`, `(${b})`]
      expect(render(`${left} // ${right} * ${right} + ${left} % ${right} == ${left}`)).toBe('True')
      expect(render(`${left} % ${right} == 0 or (${left} % ${right} < 0) == (${right} < 0)`)).toBe('True')
    }),
  )
})

test('a float prints so that it reads back as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const template = compileTemplate('{{ [x] }}', { name: 't' })
      const printed = template.renderSync(scopeOf({ x: value })).slice(1, -1)
      expect(Number(printed)).toBe(value === 0 ? 0 : value)
    }),
  )
})
