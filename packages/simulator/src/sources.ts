import { SimulationError } from './error.ts'
import { FURTHER_SOURCES, type FurtherSource } from './further-sources.ts'
import { vendorTables } from './schemas/catalog.ts'
import type { TableSchema } from './schemas/table.ts'

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

/** The sources to deliver besides those that always are, without repetition, in a fixed order. */
export const resolveSources = (requested: readonly string[]): readonly string[] => {
  const further = FURTHER_SOURCES.map((source) => source.name)
  const known = [...ALWAYS, ...further]
  const unknown = requested.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const suggestion = closest(unknown, known)
    throw new SimulationError({
      code: 'unknown-source',
      message: `There is no source "${unknown}".${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
      hint: `Always delivered: ${ALWAYS.join(', ')}. To ask for: ${further.length === 0 ? 'none' : further.join(', ')}.`,
    })
  }
  return further.filter((name) => requested.includes(name))
}

export const furtherSources = (names: readonly string[]): readonly FurtherSource[] =>
  FURTHER_SOURCES.filter((source) => names.includes(source.name))

/** All tables that are delivered, in writing order. */
export const deliveredTables = (names: readonly string[]): readonly TableSchema[] => [
  ...vendorTables,
  ...furtherSources(names).flatMap((source) => source.tables),
]
