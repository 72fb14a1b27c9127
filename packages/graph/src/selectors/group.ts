import { configOf } from '../members.ts'
import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

export const group: SelectorMethod = {
  name: 'group',
  matcher({ value }) {
    const matches = nameMatcher(value)
    return (member) => {
      const name = configOf(member).group
      return typeof name === 'string' && matches(name)
    }
  },
  *candidates(members) {
    for (const member of members) {
      const name = configOf(member).group
      if (typeof name === 'string') yield name
    }
  },
}
