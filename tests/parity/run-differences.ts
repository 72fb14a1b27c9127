import { isDeepStrictEqual } from 'node:util'
import type { Life, Ran, Step } from './runs.ts'

export const RUN_AREAS = ['exit codes', 'results', 'relations', 'freshness', 'catalog'] as const
export type RunArea = (typeof RUN_AREAS)[number]

/** One thing that a run of waypoint leaves otherwise than a run of dbt. */
export interface RunDifference {
  readonly area: RunArea
  /** The command, and what it is about: `build: model.shop.orders`. */
  readonly subject: string
  readonly dbt: unknown
  readonly waypoint: unknown
}

export interface RunComparison {
  readonly compared: Readonly<Record<RunArea, number>>
  readonly differences: readonly RunDifference[]
}

type Things = Readonly<Record<string, unknown>>

/** Compares what two made of the same steps: thing by thing, where one of the two has any. */
export function compareRuns(steps: readonly Step[], dbt: Life, waypoint: Life): RunComparison {
  const compared = { 'exit codes': 0, results: 0, relations: 0, freshness: 0, catalog: 0 }
  const differences: RunDifference[] = []
  steps.forEach(({ command }, index) => {
    const [theirs, ours] = [dbt.steps[index], waypoint.steps[index]]
    const title = `${index + 1} ${command.join(' ')}`
    for (const area of RUN_AREAS) {
      const [left, right] = [thingsOf(area, theirs), thingsOf(area, ours)]
      for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
        compared[area] += 1
        if (isDeepStrictEqual(left[name], right[name])) continue
        const subject = name === '' ? title : `${title}: ${name}`
        differences.push({ area, subject, dbt: left[name], waypoint: right[name] })
      }
    }
  })
  return { compared, differences }
}

function thingsOf(area: RunArea, ran: Ran | undefined): Things {
  if (ran === undefined) return {}
  switch (area) {
    case 'exit codes':
      return { '': ran.code }
    case 'results':
      return byId(ran.results)
    case 'relations':
      return ran.relations ?? {}
    case 'freshness':
      return byId(ran.sources?.results)
    case 'catalog':
      return { ...(ran.catalog?.nodes as Things), ...(ran.catalog?.sources as Things) }
  }
}

function byId(results: unknown): Things {
  const list = Array.isArray(results) ? (results as readonly Things[]) : []
  return Object.fromEntries(list.map((each) => [String(each.unique_id), each]))
}
