import { expect, test } from 'vitest'
import { flagsBehindCommand } from './global-flags.ts'

test.each([
  ['run', 'run'],
  ['--quiet run', 'run --quiet'],
  ['-q --log-format json run -s a', 'run -q --log-format json -s a'],
  [
    '--log-format=json --no-use-colors docs generate --static',
    'docs generate --log-format=json --no-use-colors --static',
  ],
  ['-t prod --fail-fast build', 'build -t prod --fail-fast'],
  ['--warn-error source freshness', 'source freshness --warn-error'],
  ['--version', '--version'],
  ['--nosuch run', '--nosuch run'],
  ['--quiet', '--quiet'],
])('%s is read as %s', (typed, read) => {
  expect(flagsBehindCommand(typed.split(' '))).toEqual(read.split(' '))
})
