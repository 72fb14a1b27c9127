import { SimulationError } from './error.ts'
import { FURTHER_SOURCES, type FurtherSource } from './further-sources.ts'
import { vendorTables } from './schemas/catalog.ts'
import type { TableSchema } from './schemas/table.ts'
import { truthTables } from './schemas/truth.ts'

const ALWAYS = [...new Set(vendorTables.map((table) => table.source))]

const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [place, letter] of [...left].entries()) {
    const next = [place + 1]
    for (let index = 0; index < right.length; index++) {
      const replaced = (row[index] ?? 0) + (right[index] === letter ? 0 : 1)
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const closest = (name: string, known: readonly string[]): string | undefined => {
  const [best] = known
    .map((candidate) => ({ candidate, steps: distance(name.toLowerCase(), candidate) }))
    .toSorted((left, right) => left.steps - right.steps)
  return best !== undefined && best.steps <= Math.max(2, name.length / 3) ? best.candidate : undefined
}

/** What can be asked for besides the sources that are always delivered. */
export const furtherSourceNames: readonly string[] = FURTHER_SOURCES.map((source) => source.name)

/** The sources to deliver besides those that always are, without repetition, in a fixed order. */
export const resolveSources = (requested: readonly string[]): readonly string[] => {
  const known = [...ALWAYS, ...furtherSourceNames]
  const unknown = requested.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const suggestion = closest(unknown, known)
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

/** The tables that the database makes, together with what it must prepare for them. */
export const derivedEvents = (names: readonly string[]) => {
  const derived = furtherSources(names).flatMap((source) => source.events ?? [])
  return {
    prepare: derived.flatMap((events) => events.prepare),
    tables: derived.flatMap((events) => events.tables),
  }
}
