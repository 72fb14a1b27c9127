import type { Brief } from '../brief/brief.ts'
import type { AccountChange, Changes } from '../brief/changes.ts'
import { day } from '../format/dates.ts'
import { money, moneyChange } from '../format/money.ts'
import { counted } from '../format/numbers.ts'

/** "Since 30 Dec 2020: 2 accounts newly at risk, 1 recovered, MRR +$1.21k". */
export function changesSentence(changes: Changes, brief: Brief): string {
  const { newlyAtRisk, recovered, lost, previous } = changes
  const parts = [
    newlyAtRisk.length === 0
      ? 'no account newly at risk'
      : `${counted(newlyAtRisk.length, 'account')} newly at risk`,
    ...(recovered.length === 0 ? [] : [`${recovered.length} recovered`]),
    ...(lost.length === 0 ? [] : [`${lost.length} lost`]),
    ...mrrMove(changes, brief),
  ]
  const since = previous.asOf === brief.asOf ? `the version before, of the same day` : day(previous.asOf)
  return `Since ${since}: ${parts.join(', ')}`
}

function mrrMove({ mrrBeforeCents, mrrNowCents }: Changes, { currency }: Brief): readonly string[] {
  if (mrrBeforeCents.value === null || mrrNowCents.value === null) return []
  const difference = mrrNowCents.value - mrrBeforeCents.value
  return [difference === 0 ? 'MRR unchanged' : `MRR ${moneyChange(difference, currency)}`]
}

/** What this version tells differently of days that the version before had told. */
export function restatementSentence(changes: Changes, { currency }: Brief): string {
  const { restatedCustomers, mrrBeforeCents, mrrRestatedCents, previous } = changes
  const scores =
    restatedCustomers === 0
      ? 'No past score was restated'
      : `Past scores of ${counted(restatedCustomers, 'customer')} were restated, because records were put together otherwise, a segment changed or the policy did`
  if (mrrBeforeCents.value === null || mrrRestatedCents.value === null) return `${scores}.`
  const difference = mrrRestatedCents.value - mrrBeforeCents.value
  if (difference === 0) return `${scores}; MRR of ${day(previous.asOf)} is what it was.`
  return `${scores}; MRR of ${day(previous.asOf)} is now ${money(mrrRestatedCents.value, currency)}, ${moneyChange(difference, currency)} by rows that arrived since.`
}

export interface ChangeGroup {
  readonly title: string
  readonly accounts: readonly AccountChange[]
}

/** The groups that have accounts, in the order of urgency. */
export function changeGroups({ newlyAtRisk, recovered, lost, moves }: Changes): readonly ChangeGroup[] {
  return [
    { title: 'Newly at risk', accounts: newlyAtRisk },
    { title: 'Lost', accounts: lost },
    { title: 'Recovered', accounts: recovered },
    { title: 'Largest moves', accounts: moves },
  ].filter(({ accounts }) => accounts.length > 0)
}

export const scoreMove = ({ scoreBefore, scoreNow }: AccountChange): number | null =>
  scoreBefore.value === null || scoreNow.value === null ? null : scoreNow.value - scoreBefore.value
