import { describeSimulation, furtherSourceNames } from '@waypoint/simulator'
import { expect, it } from 'vitest'
import { FURTHER_SOURCES, SCALES } from './known-names.ts'

it('names in its help the sources and scales there are', () => {
  expect(FURTHER_SOURCES).toEqual(furtherSourceNames)
  expect(SCALES).toEqual(describeSimulation({ scale: 'small', seed: 1 }).scales.map(({ scale }) => scale))
})
