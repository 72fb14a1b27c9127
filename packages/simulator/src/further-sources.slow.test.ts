import { beforeAll, describe, expect, it } from 'vitest'
import { FURTHER_SOURCES } from './further-sources.ts'
import { openSimulation } from './testing/open-simulation.ts'

const SHAPE = { scale: 'small', seed: 11, customerCount: 40, months: 10 } as const
const SOURCES = FURTHER_SOURCES.map((source) => source.name)

type Hashes = ReadonlyMap<string, string>

const hashesOf = async (...parameters: Parameters<typeof openSimulation>): Promise<Hashes> => {
  const simulation = await openSimulation(...parameters)
  try {
    return await simulation.hashes()
  } finally {
    simulation.close()
  }
}

const extracts = (hashes: Hashes) => [...hashes].filter(([name]) => name.startsWith('warehouse.'))

describe('further sources', () => {
  let asked: Hashes
  let without: Hashes
  beforeAll(async () => {
    asked = await hashesOf({ ...SHAPE, sources: SOURCES })
    without = await hashesOf(SHAPE)
  })

  it('change no row of the others', () => {
    for (const [name, hash] of extracts(without)) expect([name, asked.get(name)]).toEqual([name, hash])
  })
})
