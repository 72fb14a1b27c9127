import { amount, exactMoney, money, moneyChange } from '@waypoint/report/format/money.ts'
import { Missing } from './figure.tsx'

interface MoneyProps {
  readonly cents: number | null
  readonly currency: string
  /** In columns the header names the currency: `bare` leaves it out. `change` carries a sign. */
  readonly as?: 'money' | 'bare' | 'change'
  /** Why there is none. */
  readonly reason?: string
}

/** An amount as read at a glance; the exact one on hover. */
export function Money({ cents, currency, as = 'money', reason = 'Not known' }: MoneyProps) {
  if (cents === null) return <Missing reason={reason} />
  const text =
    as === 'bare' ? amount(cents) : as === 'change' ? moneyChange(cents, currency) : money(cents, currency)
  return (
    <span className="figures" data-tip={exactMoney(cents, currency)}>
      {text}
    </span>
  )
}
