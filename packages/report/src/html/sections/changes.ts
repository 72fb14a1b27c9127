import type { Brief } from '../../brief/brief.ts'
import type { AccountChange, Changes } from '../../brief/changes.ts'
import { present } from '../../brief/section.ts'
import {
  type ChangeGroup,
  changeGroups,
  changesSentence,
  restatementSentence,
  scoreMove,
} from '../../findings/changes.ts'
import { currencySymbol } from '../../format/money.ts'
import { arrow, decimal } from '../../format/numbers.ts'
import { bandLabels } from '../../format/vocabulary.ts'
import { amountFigure, bandSign, changeFigure, dash } from '../figures.ts'
import { html, type Markup } from '../markup.ts'
import { scrollable } from '../scrollable.ts'
import { part } from './part.ts'

/** Who entered and left the watchlist since the version before; nothing on the first version. */
export function changesSection(brief: Brief): Markup | null {
  if (brief.changes === undefined) return null
  return part({
    id: 'changes',
    section: present(brief.changes),
    heading: (changes) => changesSentence(changes, brief),
    note: (changes) => restatementSentence(changes, brief),
    body: (changes) => table(changes, brief),
  })
}

function table(changes: Changes, { currency }: Brief): Markup {
  const groups = changeGroups(changes)
  if (groups.length === 0) return html``
  const unit = currencySymbol(currency).trim()
  const heading = 'Accounts that changed since the version before'
  return scrollable(
    heading,
    html`<table class="sla"><caption class="out-of-sight">${heading}</caption>
<thead><tr><th scope="col">Account</th><th scope="col">Band</th><th scope="col">Before</th><th scope="col" class="n">Health</th><th scope="col" class="n">Change</th><th scope="col" class="n">ARR (${unit})</th></tr></thead>
${groups.map((group) => body(group, currency))}</table>`,
  )
}

function body({ title, accounts }: ChangeGroup, currency: string): Markup {
  return html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="6">${title}</th></tr>
${accounts.map((account) => row(account, currency))}</tbody>`
}

function row(account: AccountChange, currency: string): Markup {
  const { scoreNow, bandNow, bandBefore } = account
  const moved = scoreMove(account)
  return html`<tr><th scope="row" class="slice">${account.name}</th><td><span class="state">${bandSign(bandNow)}${bandLabels[bandNow]}</span></td><td><span class="state">${bandSign(bandBefore)}${bandLabels[bandBefore]}</span></td><td class="n">${scoreNow.value === null ? dash(scoreNow.reason ?? '') : decimal(scoreNow.value)}</td><td class="n">${changeFigure(moved === null ? { value: null, reason: 'No score in one of the two versions.' } : { value: moved })}${arrow(moved)}</td><td class="n">${amountFigure({ value: account.arrCents }, currency)}</td></tr>
`
}
