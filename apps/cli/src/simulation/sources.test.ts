import { furtherSourceNames } from '@waypoint/simulator'
import { expect, it } from 'vitest'
import { FURTHER_SOURCES } from '../commands/simulate.ts'

it('names in its help the sources there are', () => {
  expect(FURTHER_SOURCES).toEqual(furtherSourceNames)
})
