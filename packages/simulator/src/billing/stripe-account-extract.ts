import { DAY, HOUR } from '../clock/day.ts'
import { stripeAccount } from '../schemas/stripe-customers.ts'
import type { Delivery } from '../writers/delivery.ts'

/** Atlas's own account. */
export const extractStripeAccount = ({ log, period }: Delivery): void => {
  const created = (period.startDay - 400) * DAY + 11 * HOUR
  log.add(
    stripeAccount,
    {
      id: 'acct_1AtlasPlatform0',
      type: 'standard',
      business_type: 'company',
      business_profile_name: 'Atlas',
      business_profile_mcc: '5734',
      business_profile_url: 'https://atlas-platform.io',
      company_name: 'Atlas Platform Inc.',
      company_address_city: 'Chicago',
      company_address_country: 'US',
      country: 'US',
      default_currency: 'usd',
      email: 'billing@atlas-platform.io',
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      settings_dashboard_display_name: 'Atlas',
      settings_dashboard_timezone: 'Etc/UTC',
      settings_payouts_schedule_interval: 'daily',
      settings_payouts_schedule_delay_days: 2,
      metadata: '{}',
      is_deleted: false,
      created,
    },
    created,
  )
}
