import { tagsOf } from '../members.ts'
import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

export const tag: SelectorMethod = {
  name: 'tag',
  matcher({ value }) {
    const matches = nameMatcher(value)
    return (member) => tagsOf(member).some(matches)
  },
  *candidates(members) {
    for (const member of members) yield* tagsOf(member)
  },
}
