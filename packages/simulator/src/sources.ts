import { closestName } from './closest-name.ts'
import { SimulationError } from './error.ts'
import { FURTHER_SOURCES, type FurtherSource } from './further-sources.ts'
import { vendorTables } from './schemas/catalog.ts'
import type { TableSchema } from './schemas/table.ts'
import { truthTables } from './schemas/truth.ts'

const ALWAYS = [...new Set(vendorTables.map((table) => table.source))]

const EVERYTHING = 'all'

/** What can be asked for besides the sources that are always delivered. */
export const furtherSourceNames: readonly string[] = FURTHER_SOURCES.map((source) => source.name)

/** The sources to deliver besides those that always are, without repetition, in a fixed order. */
export const resolveSources = (requested: readonly string[]): readonly string[] => {
  if (requested.includes(EVERYTHING)) return furtherSourceNames
  const known = [...ALWAYS, ...furtherSourceNames]
  const unknown = requested.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const suggestion = closestName(unknown, known)
    throw new SimulationError({
      code: 'unknown-source',
      message: `There is no source "${unknown}".${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
      hint: `Always delivered: ${ALWAYS.join(', ')}. To ask for: ${furtherSourceNames.join(', ')}.`,
    })
  }
  return furtherSourceNames.filter((name) => requested.includes(name))
}

export const furtherSources = (names: readonly string[]): readonly FurtherSource[] =>
  FURTHER_SOURCES.filter((source) => names.includes(source.name))

/** All tables that are delivered, in writing order. */
export const deliveredTables = (names: readonly string[]): readonly TableSchema[] => [
  ...vendorTables,
  ...furtherSources(names).flatMap((source) => source.tables),
]

export const deliveredTruth = (names: readonly string[]): readonly TableSchema[] => [
  ...truthTables,
  ...furtherSources(names).flatMap((source) => source.truth?.tables ?? []),
]

/** The tables that the database makes, together with the views they are made from. */
export const derivedEvents = (names: readonly string[]) => {
  const derived = furtherSources(names).flatMap((source) => source.events ?? [])
  return {
    views: derived.flatMap((events) => events.views),
    tables: derived.flatMap((events) => events.tables),
  }
}
