import type { GraphMember } from '../members.ts'
import { nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** A file's name with or without its ending. */
export const file: SelectorMethod = {
  name: 'file',
  matcher({ value }) {
    const matches = nameMatcher(value)
    return (member) => matches(fileName(member)) || matches(fileName(member).replace(/\.[^.]+$/, ''))
  },
  *candidates(members) {
    for (const member of members) yield fileName(member)
  },
}

function fileName(member: GraphMember): string {
  return member.original_file_path.split('/').at(-1) ?? ''
}
