import type { Brief } from '../brief/brief.ts'
import type { AccountChange } from '../brief/changes.ts'
import { present } from '../brief/section.ts'
import {
  type ChangeGroup,
  changeGroups,
  changesSentence,
  restatementSentence,
  scoreMove,
} from '../findings/changes.ts'
import { money } from '../format/money.ts'
import { change, decimal } from '../format/numbers.ts'
import { bandLabels, bandSigns } from '../format/vocabulary.ts'
import { roleOfChange } from './paint.ts'
import { block, indented, type Lines, type Screen } from './screen.ts'
import { figures, type TextRow, textTable } from './text-table.ts'

/** Who entered and left the watchlist since the version before; no lines for the first version. */
export function changeLines(brief: Brief, screen: Screen): Lines {
  if (brief.changes === undefined) return []
  return block(present(brief.changes), screen, {
    heading: (changes) => changesSentence(changes, brief),
    body: (changes) => [
      ...table(changeGroups(changes), brief.currency, screen),
      ...indented(restatementSentence(changes, brief), 0, screen),
    ],
  })
}

function table(groups: readonly ChangeGroup[], currency: string, screen: Screen): Lines {
  if (groups.length === 0) return []
  const columns = [
    { header: '', isFlexible: true },
    { header: 'Band' },
    figures('Health'),
    figures('Change'),
    figures('ARR'),
  ]
  const rows = groups.flatMap(({ title, accounts }) => [
    { cells: [{ text: title, role: 'quiet' as const }, '', '', '', ''] },
    ...accounts.map((account) => row(account, currency)),
  ])
  return textTable({ columns, rows }, screen.columns, screen.paint)
}

function row(account: AccountChange, currency: string): TextRow {
  const moved = scoreMove(account)
  const { bandBefore, bandNow } = account
  const band =
    bandBefore === bandNow ? bandLabels[bandNow] : `${bandLabels[bandBefore]} → ${bandLabels[bandNow]}`
  return {
    cells: [
      { text: `  ${account.name}`, role: 'strong' },
      { text: `${bandSigns[bandNow]} ${band}`, role: bandNow },
      decimal(account.scoreNow.value),
      { text: change(moved), role: roleOfChange(moved) },
      money(account.arrCents, currency),
    ],
  }
}
