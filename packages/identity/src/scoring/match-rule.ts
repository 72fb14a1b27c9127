import { COMPARED_FIELDS, type ComparedField, type Levels } from './comparison.ts'
import { levelName } from './weights.ts'

const levelIn = (levels: Levels, field: ComparedField): string =>
  levelName(field, levels[COMPARED_FIELDS.indexOf(field)] ?? 0)

const NAME_WORDS: Readonly<Record<string, string>> = {
  same: 'same_name',
  same_frequent: 'same_name',
  same_common: 'same_name',
  same_generic: 'same_name',
  same_core: 'similar_name',
  same_core_rare: 'similar_name',
  contained_claimed: 'similar_name',
  contained: 'similar_name',
  contained_rare: 'similar_name',
  mistyped_claimed: 'similar_name',
  mistyped: 'similar_name',
  mistyped_rare: 'similar_name',
}

const DOMAIN_WORDS: Readonly<Record<string, string>> = {
  same: 'same_domain',
  shared: 'shared_domain',
  named_so: 'domain_named_so',
  named_so_common: 'domain_named_so',
  same_root: 'similar_domain',
}

const AGREEING = ['same', 'same_private', 'same_local']

/** In a few words, what speaks most for two records being one company: `same_name_same_domain`. */
export function matchRuleOf(levels: Levels): string {
  if (levelIn(levels, 'external_id') === 'linked') return 'external_id'
  const words = [
    NAME_WORDS[levelIn(levels, 'name')],
    DOMAIN_WORDS[levelIn(levels, 'domain')],
    ...(['email', 'phone', 'address'] as const).map((field) =>
      AGREEING.includes(levelIn(levels, field)) ? `same_${field}` : undefined,
    ),
  ].filter((word) => word !== undefined)
  return words.length === 0 ? 'weak_evidence' : words.slice(0, 2).join('_')
}
