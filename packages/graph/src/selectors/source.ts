import { WaypointError } from '@waypoint/contracts'
import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** `crm`, `crm.accounts` or `package.crm.accounts`. */
export const source: SelectorMethod = {
  name: 'source',
  matcher({ value }) {
    const parts = value.split('.')
    if (parts.length > 3) {
      throw new WaypointError({
        code: 'invalid-selector',
        message: `'source:${value}' has too many parts`,
        hint: 'Write source:name, source:name.table or source:package.name.table.',
      })
    }
    const [packageName = '*', sourceName = '*', table = '*'] =
      parts.length === 3 ? parts : ['*', parts[0], parts[1]]
    const matchers = [packageName, sourceName, table].map(nameMatcher)
    return (member) => {
      if (member.resource_type !== 'source' || !('source_name' in member)) return false
      const names = [member.package_name, member.source_name, member.name]
      return matchers.every((matches, index) => matches(names[index] as string))
    }
  },
  *candidates(members) {
    for (const member of members) {
      if (member.resource_type !== 'source' || !('source_name' in member)) continue
      yield member.source_name
      yield `${member.source_name}.${member.name}`
    }
  },
}
