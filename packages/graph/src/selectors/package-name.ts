import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** `this` is the root project. */
export const packageName: SelectorMethod = {
  name: 'package',
  matcher({ value, manifest }) {
    const matches = nameMatcher(value === 'this' ? manifest.metadata.project_name : value)
    return (member) => matches(member.package_name)
  },
  *candidates(members) {
    for (const member of members) yield member.package_name
  },
}
