import type { GraphMember } from '../members.ts'
import { hasWildcard, type Matcher, nameMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** A node by its name, or by folders: `staging.crm`, `shop.staging.*`, `orders.v2`. */
export const fqn: SelectorMethod = {
  name: 'fqn',
  matcher({ value }) {
    const pattern = compile(value)
    return (member) => {
      if (member.resource_type === 'source') return false
      const isVersioned = 'version' in member && member.version !== null && member.version !== undefined
      return matches(member.fqn, pattern, isVersioned) || matches(member.fqn.slice(1), pattern, isVersioned)
    }
  },
  *candidates(members: Iterable<GraphMember>) {
    for (const member of members) if (member.resource_type !== 'source') yield member.name
  },
}

interface Pattern {
  readonly text: string
  readonly parts: readonly string[]
  /** Index of the first part with a wildcard; everything from there on is one glob. */
  readonly globFrom: number
  readonly glob: Matcher
  readonly leaf: Matcher
}

function compile(text: string): Pattern {
  const parts = text.split('.')
  const globFrom = parts.findIndex(hasWildcard)
  return {
    text,
    parts,
    globFrom,
    glob: nameMatcher(globFrom < 0 ? text : parts.slice(globFrom).join('.')),
    leaf: nameMatcher(text),
  }
}

function matches(fqnParts: readonly string[], pattern: Pattern, isVersioned: boolean): boolean {
  const leaf = fqnParts.at(isVersioned ? -2 : -1)
  if (leaf === undefined) return false
  if (leaf === pattern.text) return true
  if (isVersioned && fqnParts.slice(-2).join('_') === pattern.parts.slice(-2).join('_')) return true
  const [outermost = ''] = pattern.parts
  if (pattern.globFrom !== 0 && fqnParts[0]?.startsWith(outermost) !== true) return false
  const flat = fqnParts.flatMap((part) => part.split('.'))
  if (flat.length < pattern.parts.length) return false
  const exact = pattern.globFrom < 0 ? pattern.parts : pattern.parts.slice(0, pattern.globFrom)
  if (!exact.every((part, index) => flat[index] === part)) return false
  if (pattern.globFrom < 0) return true
  if (pattern.glob(flat.slice(pattern.globFrom).join('.'))) return true
  return pattern.parts.length === 1 && pattern.leaf(leaf)
}
