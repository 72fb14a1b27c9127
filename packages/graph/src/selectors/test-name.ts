import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** The generic test's own name (`unique`), or a unit test's. */
export const testName: SelectorMethod = {
  name: 'test_name',
  matcher({ value }) {
    const matches = nameMatcher(value)
    return (member) => {
      if (member.resource_type === 'unit_test') return matches(member.name)
      if (member.resource_type !== 'test' || !('test_metadata' in member)) return false
      return member.test_metadata !== null && matches(member.test_metadata.name)
    }
  },
  *candidates(members) {
    for (const member of members) {
      if (member.resource_type === 'test' && 'test_metadata' in member && member.test_metadata !== null) {
        yield member.test_metadata.name
      }
    }
  },
}
