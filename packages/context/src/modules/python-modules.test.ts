import { compileTemplate } from '@waypoint/jinja'
import { expect, test } from 'vitest'
import { createContext } from '../node-context.ts'
import { templateOptions } from '../template-options.ts'
import { RecordingResolver, testEnvironment } from '../test-environment.ts'

// What Python itself says to each.
test.each([
  ["{{ modules.re.match('(?i)ab', 'ABC').group() }}", 'AB'],
  ["{{ modules.re.match('b', 'ab') }}", 'None'],
  ["{{ modules.re.search('(?i)(?s)A.B', 'xxa\\nb').span() }}", '(2, 5)'],
  ["{{ modules.re.fullmatch('a|ab', 'ab').group() }}", 'ab'],
  ["{{ modules.re.sub('(?P<x>\\\\d)', '<\\\\g<x>>', 'a1b2', 1) }}", 'a<1>b2'],
  ["{{ modules.re.sub('\\\\s+$', '', 'ab  \\n') }}", 'ab'],
  ["{{ modules.re.findall('^\\\\w', 'a\\nb', flags=modules.re.M) }}", "['a', 'b']"],
  ["{{ modules.re.findall('a$', 'a\\n') }}", "['a']"],
  ["{{ modules.re.split('\\\\W+', 'a, b, c', 1) }}", "['a', 'b, c']"],
  ["{{ modules.re.split('(,)', 'a,b') }}", "['a', ',', 'b']"],
  ["{{ modules.re.subn('a', 'b', 'aaa') }}", "('bbb', 3)"],
  ["{{ modules.re.compile('(a)(b)?', modules.re.I).match('A').groups('-') }}", "('A', '-')"],
  ["{{ modules.re.search('a # b\\n c', 'ac', modules.re.X).group(0) }}", 'ac'],
  ["{{ modules.re.sub('[]x]', '.', 'a]x') }}", 'a..'],
  ["{{ modules.re.match('a{,2}', 'aaa').end() }}", '2'],
  ["{{ modules.re.sub('#.*$', '', 'a # b$') }}", 'a '],
  [
    "{{ modules.datetime.datetime(2024, 7, 1, 12, tzinfo=modules.pytz.utc).astimezone(modules.pytz.timezone('America/New_York')) }}",
    '2024-07-01 08:00:00-04:00',
  ],
  [
    "{{ modules.pytz.timezone('Europe/Paris').localize(modules.datetime.datetime(2024, 1, 31, 8, 30)).isoformat() }}",
    '2024-01-31T08:30:00+01:00',
  ],
  [
    "{{ modules.pytz.timezone('Europe/Paris').localize(modules.datetime.datetime(2024, 10, 27, 2, 30), is_dst=True) }}",
    '2024-10-27 02:30:00+02:00',
  ],
  [
    "{{ modules.pytz.timezone('Europe/Paris').localize(modules.datetime.datetime(2024, 10, 27, 2, 30)) }}",
    '2024-10-27 02:30:00+01:00',
  ],
  [
    "{{ modules.pytz.timezone('America/New_York').localize(modules.datetime.datetime(2024, 3, 10, 2, 30)) }}",
    '2024-03-10 02:30:00-05:00',
  ],
  [
    "{{ modules.pytz.timezone('Asia/Kolkata').localize(modules.datetime.datetime(2024, 3, 10)).strftime('%Z %z') }}",
    'IST +0530',
  ],
  [
    "{{ modules.pytz.timezone('America/New_York').localize(modules.datetime.datetime(2024, 7, 1)).tzname() }}",
    'EDT',
  ],
  [
    "{{ modules.datetime.datetime(2024, 7, 1, tzinfo=modules.pytz.timezone('America/New_York')) }}",
    '2024-07-01 00:00:00-04:56',
  ],
  [
    "{{ modules.pytz.timezone('Europe/London') }} {{ modules.pytz.utc }} {{ modules.pytz.timezone('UTC') }}",
    'Europe/London UTC UTC',
  ],
  [
    '{{ modules.datetime.datetime(2024, 7, 1, tzinfo=modules.datetime.timezone.utc).isoformat() }}',
    '2024-07-01T00:00:00+00:00',
  ],
  [
    '{{ modules.datetime.datetime(2024, 7, 1).replace(tzinfo=modules.pytz.utc) - modules.datetime.timedelta(days=1) }}',
    '2024-06-30 00:00:00+00:00',
  ],
  ['{{ modules.datetime.timezone(modules.datetime.timedelta(hours=-3)) }}', 'UTC-03:00'],
  [
    "{{ modules.datetime.datetime.fromisoformat('2024-07-01T10:11:12.5+02:00') }}",
    '2024-07-01 10:11:12.500000+02:00',
  ],
  ["{{ modules.datetime.datetime.fromisoformat('2024-07-01').tzinfo is none }}", 'True'],
  [
    "{{ modules.datetime.datetime.strptime('Jul 4, 24 01:02 PM', '%b %d, %y %I:%M %p') }}",
    '2024-07-04 13:02:00',
  ],
  ["{{ modules.datetime.datetime.strptime('2024-060 +0530', '%Y-%j %z') }}", '2024-02-29 00:00:00+05:30'],
  [
    '{{ modules.datetime.datetime.combine(modules.datetime.date(2024, 1, 2), modules.datetime.time(3, 4)) }}',
    '2024-01-02 03:04:00',
  ],
  [
    '{{ modules.datetime.datetime.combine(modules.datetime.date(2024, 1, 2), modules.datetime.datetime.min.time()) }}',
    '2024-01-02 00:00:00',
  ],
  [
    "{{ modules.datetime.datetime.fromtimestamp(0, modules.pytz.timezone('Asia/Tokyo')) }}",
    '1970-01-01 09:00:00+09:00',
  ],
  ['{{ modules.datetime.datetime(2024, 7, 1, tzinfo=modules.pytz.utc).utcoffset() }}', '0:00:00'],
  [
    '{{ [modules.datetime.datetime(2024, 7, 1, tzinfo=modules.pytz.utc)] }}',
    '[datetime.datetime(2024, 7, 1, 0, 0, tzinfo=<UTC>)]',
  ],
  ['{{ modules.datetime.datetime(2024, 7, 1, 1, 2).time() }}', '01:02:00'],
])('%s', (template, expected) => {
  const context = createContext(testEnvironment(new RecordingResolver(), { logged: [], warned: [] }, {}))
  expect(compileTemplate(template, templateOptions({ file: 'a.sql' })).renderSync(context)).toBe(expected)
})
