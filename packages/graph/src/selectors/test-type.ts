import { WaypointError } from '@waypoint/contracts'
import type { GraphMember } from '../members.ts'
import type { SelectorMethod } from './method.ts'

const TYPES: Readonly<Record<string, readonly string[]>> = {
  generic: ['generic'],
  schema: ['generic'],
  singular: ['singular'],
  data: ['generic', 'singular'],
  unit: ['unit'],
}

export const testType: SelectorMethod = {
  name: 'test_type',
  matcher({ value }) {
    const wanted = Object.hasOwn(TYPES, value) ? TYPES[value] : undefined
    if (wanted === undefined) {
      throw new WaypointError({
        code: 'invalid-selector',
        message: `There is no test type '${value}'`,
        hint: 'Test types are generic, singular, data (both of these) and unit.',
      })
    }
    return (member) => wanted.includes(typeOf(member))
  },
}

function typeOf(member: GraphMember): string {
  if (member.resource_type === 'unit_test') return 'unit'
  if (member.resource_type !== 'test' || !('test_metadata' in member)) return ''
  return member.test_metadata === null ? 'singular' : 'generic'
}
