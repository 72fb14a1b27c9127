import { type Criterion, parseCriterion } from './criterion.ts'

/** A selection as data: terms joined by set operations. */
export type Selection =
  | { readonly kind: 'everything' }
  | { readonly kind: 'term'; readonly criterion: Criterion }
  | { readonly kind: 'union'; readonly parts: readonly Selection[]; readonly text: string }
  | { readonly kind: 'intersection'; readonly parts: readonly Selection[]; readonly text: string }
  | { readonly kind: 'difference'; readonly from: Selection; readonly without: Selection }

/** Space-separated unions of comma-separated intersections; several arguments are one union. */
export function parseSelection(argumentsGiven: readonly string[]): Selection {
  const words = argumentsGiven.flatMap((argument) => argument.split(/\s+/)).filter((word) => word !== '')
  return {
    kind: 'union',
    text: words.join(' '),
    parts: words.map((word) => ({
      kind: 'intersection',
      text: word,
      parts: splitTerms(word).map((term) => ({ kind: 'term', criterion: parseCriterion(term) })),
    })),
  }
}

function splitTerms(word: string): readonly string[] {
  return word.split(',').filter((term) => term !== '')
}
