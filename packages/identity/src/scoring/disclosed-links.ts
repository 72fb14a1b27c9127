import { COMPARED_FIELDS, type ComparedField, type Levels, levelsOf } from './comparison.ts'
import { levelName } from './weights.ts'

/** How many pairs compare in one way. */
export interface CountedPattern {
  readonly pattern: number
  readonly pairs: number
}

/**
 * What pairs are like that an external id says are one company: nobody chose them by how they compare, so their
 * levels tell how reliably fields are written. Field → group of levels → share.
 */
export interface DisclosedLinks {
  readonly links: number
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Levels that differ only in how many other companies have the name are one group. */
const NAME_GROUPS = ['same_core', 'same', 'mistyped', 'contained', 'related', 'other_place', 'place_added']

const DOMAIN_GROUPS: Readonly<Record<string, string>> = {
  same: 'same',
  shared: 'same',
  different: 'different',
  different_from_shared: 'different',
  same_root: 'different',
}

/** The group of a field's level; null where the field says nothing of how reliably it is written. */
export function levelGroup(field: ComparedField, level: string): string | null {
  if (level === 'missing') return null
  switch (field) {
    case 'name':
      return NAME_GROUPS.find((group) => level.startsWith(group)) ?? 'different'
    case 'domain':
      return DOMAIN_GROUPS[level] ?? null
    case 'address':
      return level === 'shared' ? 'same' : level
    case 'phone':
    case 'country':
    case 'legal_form':
    case 'created':
      return level
    case 'email':
    case 'source':
    case 'external_id':
      return null
  }
}

const isLinked = (levels: Levels): boolean =>
  levelName('external_id', levels[COMPARED_FIELDS.indexOf('external_id')] ?? 0) === 'linked'

export function disclosedLinks(patterns: readonly CountedPattern[]): DisclosedLinks {
  const linked = patterns
    .map(({ pattern, pairs }) => ({ levels: levelsOf(pattern), pairs }))
    .filter(({ levels }) => isLinked(levels))
  const shares = COMPARED_FIELDS.map((field, index): [string, Readonly<Record<string, number>>] => {
    const counts = new Map<string, number>()
    for (const { levels, pairs } of linked) {
      const group = levelGroup(field, levelName(field, levels[index] ?? 0))
      if (group !== null) counts.set(group, (counts.get(group) ?? 0) + pairs)
    }
    const total = [...counts.values()].reduce((sum, each) => sum + each, 0)
    return [field, Object.fromEntries([...counts].map(([group, count]) => [group, count / total]))]
  })
  return {
    links: linked.reduce((sum, { pairs }) => sum + pairs, 0),
    shares: Object.fromEntries(shares.filter(([, groups]) => Object.keys(groups).length > 0)),
  }
}
