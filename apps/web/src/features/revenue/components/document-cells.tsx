import { Link } from '@tanstack/react-router'
import { exactMinor, minorDigits } from '@waypoint/report/format/money.ts'

/** An amount in its own currency, to its smallest unit. */
export const minorAmount = (value: number | null, currency: string | null): string =>
  value === null ? '–' : exactMinor(value, (currency ?? '').toUpperCase())

/** The same as a figure, for sorting and exports. */
export const wholeUnits = (value: number, currency: string | null): number =>
  value / 10 ** minorDigits((currency ?? '').toUpperCase())

interface Named {
  readonly customerId: string | null
  readonly customerName: string | null
}

/** To the billing of the account it belongs to. */
export const accountLink = ({ customerId, customerName }: Named) =>
  customerId === null ? (
    '–'
  ) : (
    <Link to="/accounts/$customerId/$part" params={{ customerId, part: 'billing' }}>
      {customerName ?? 'Open'}
    </Link>
  )
