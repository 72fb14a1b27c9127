import { Link } from '@tanstack/react-router'
import { exactMoney } from '@waypoint/report/format/money.ts'

/** An amount in its own currency, to the cent. */
export const minorAmount = (value: number | null, currency: string | null): string =>
  value === null ? '–' : exactMoney(value, (currency ?? '').toUpperCase())

/** To the billing of the account it belongs to. */
export const accountLink = (customerId: string | null) =>
  customerId === null ? (
    '–'
  ) : (
    <Link to="/accounts/$customerId/$part" params={{ customerId, part: 'billing' }}>
      Open
    </Link>
  )
