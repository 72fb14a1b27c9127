import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MESS_KINDS, messKindNames } from './kinds.ts'

const GUIDE = new URL('../../../../docs/guides/simulator.md', import.meta.url)

it('has a line in the guide for every kind, and no other', () => {
  const documented = readFileSync(GUIDE, 'utf8')
    .split('\n')
    .filter((line) => /^\| `\w+` \| [\d.]+ \|/.test(line))
  expect(documented).toEqual(
    messKindNames.map((kind) => {
      const { rate, what, undo } = MESS_KINDS[kind]
      return `| \`${kind}\` | ${rate} | ${what} | ${undo} |`
    }),
  )
})
