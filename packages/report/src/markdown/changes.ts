import type { Brief } from '../brief/brief.ts'
import type { AccountChange, Changes } from '../brief/changes.ts'
import { changeGroups, restatementSentence, scoreMove } from '../findings/changes.ts'
import { money } from '../format/money.ts'
import { change, decimal } from '../format/numbers.ts'
import { bandLabels, bandSigns } from '../format/vocabulary.ts'
import { escaped } from './escape.ts'
import { markdownTable } from './table.ts'

export function changesText(changes: Changes, brief: Brief): string {
  const rows = changeGroups(changes).flatMap(({ title, accounts }) =>
    accounts.map((account) => [
      title,
      `**${escaped(account.name)}**`,
      `${bandSigns[account.bandNow]} ${bandLabels[account.bandNow]}${formerBand(account)}`,
      decimal(account.scoreNow.value),
      change(scoreMove(account)),
      money(account.arrCents, brief.currency),
    ]),
  )
  const table =
    rows.length === 0
      ? []
      : [markdownTable(['Change', 'Account', 'Band', 'Health', 'Points', 'ARR'], 3, rows)]
  return [...table, escaped(restatementSentence(changes, brief))].join('\n\n')
}

const formerBand = ({ bandBefore, bandNow }: AccountChange): string =>
  bandBefore === bandNow ? '' : `, was ${bandLabels[bandBefore].toLowerCase()}`
