import { nearestName, WaypointError } from '@waypoint/contracts'
import { type Grain, isAtLeast, isGrain } from '../layer/grain.ts'
import type { Attribute, AttributeUse } from './attribute.ts'
import { METRIC_TIME } from './attributes-of.ts'
import type { Scope } from './scope.ts'

/**
 * `metric_time__month` and `customer__segment`, or shorter: a period alone means metric_time, and the end of a name
 * is enough where only one name ends so.
 */
export function resolveName(text: string, scope: Scope): AttributeUse {
  const wanted = text.toLowerCase()
  if (isGrain(wanted)) return withGrain(METRIC_TIME, wanted, scope)
  if (isKnown(wanted, scope)) return withGrain(wanted, null, scope)
  const suffix = /^(.+)__([a-z]+)$/.exec(wanted)
  if (suffix !== null && isGrain(suffix[2] ?? '') && isKnown(suffix[1] ?? '', scope)) {
    return withGrain(suffix[1] ?? '', suffix[2] as Grain, scope)
  }
  throw unreachable(text, scope)
}

function isKnown(name: string, scope: Scope): boolean {
  return fullName(name, scope) !== undefined
}

function withGrain(text: string, grain: Grain | null, scope: Scope): AttributeUse {
  const name = fullName(text, scope)
  const attribute = name === undefined ? undefined : scope.shared.get(name)
  if (name === undefined || attribute === undefined) throw unreachable(text, scope)
  if (attribute.kind !== 'time') {
    if (grain === null) return { name, grain }
    throw new WaypointError({
      code: 'no-time',
      message: `'${name}' is no time and has no ${grain}.`,
      hint: `Ask for '${name}' alone.`,
    })
  }
  const finest = finestOf(name, scope)
  if (grain !== null && !isAtLeast(grain, finest)) {
    throw new WaypointError({
      code: 'grain-too-fine',
      message: `'${name}' is known by ${finest}, which does not add up to a ${grain}.`,
      hint: `Ask for '${name}__${finest}'${finest === 'week' ? '' : ' or longer'}.`,
    })
  }
  return { name, grain: grain ?? finest }
}

/** Metrics of one query may keep their time in different periods. */
function finestOf(name: string, scope: Scope): Grain {
  const all = scope.owners.map((owner) => owner.attributes.get(name)?.grain ?? 'day')
  return all.reduce((left, right) => (isAtLeast(right, left) ? right : left), all[0] ?? 'day')
}

/** The name itself, or the one that ends with it; of several, the one with the fewest joins. */
function fullName(text: string, scope: Scope): string | undefined {
  if (scope.shared.has(text)) return text
  const ending = [...scope.shared.values()].filter(({ name }) => name.endsWith(`__${text}`))
  const fewest = Math.min(...ending.map(hops))
  const nearest = ending.filter((attribute) => hops(attribute) === fewest)
  if (nearest.length > 1) throw ambiguous(text, nearest)
  return nearest[0]?.name
}

const hops = (attribute: Attribute): number => attribute.joins.length

function ambiguous(text: string, attributes: readonly Attribute[]): WaypointError {
  const names = attributes.map(({ name }) => name)
  return new WaypointError({
    code: 'ambiguous-dimension',
    message: `'${text}' may be ${names.join(' or ')}.`,
    hint: 'Write the whole name.',
  })
}

function unreachable(text: string, scope: Scope): WaypointError {
  const having = scope.owners.filter(({ attributes }) =>
    [...attributes.keys()].some((name) => name === text || name.endsWith(`__${text}`)),
  )
  const lacking = [
    ...new Set(scope.owners.filter((owner) => !having.includes(owner)).map((each) => each.metric)),
  ]
  if (having.length > 0) {
    return new WaypointError({
      code: 'unreachable-dimension',
      message: `'${text}' cannot be reached from ${lacking.join(', ')}.`,
      hint: `Leave out ${lacking.length === 1 ? 'that metric' : 'those metrics'}, or group by what all have: ${some(scope)}.`,
    })
  }
  const names = [...scope.shared.keys()]
  const near =
    nearestName(text, [...names, ...names.map((name) => name.slice(name.lastIndexOf('__') + 2))]) ?? undefined
  return new WaypointError({
    code: 'unknown-dimension',
    message: `There is no dimension '${text}'.`,
    hint: near === undefined ? `There are ${some(scope)}.` : `Did you mean '${near}'?`,
  })
}

const SHOWN = 12

function some(scope: Scope): string {
  const names = [...scope.shared.values()].toSorted((left, right) => hops(left) - hops(right))
  const shown = names.slice(0, SHOWN).map(({ name }) => name)
  return `${shown.join(', ')}${names.length > SHOWN ? ', …' : ''}`
}
