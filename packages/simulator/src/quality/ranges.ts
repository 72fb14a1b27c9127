import { type PlausibleRange, parseRanges } from './plausible-range.ts'

/** Every range that a simulated company is held to: figure | label | unit | low | high | source of the range. */
export const RANGES: readonly PlausibleRange[] = parseRanges(`
Revenue
  mrr_median_smb | Median MRR of a small customer | dollars | 120 | 450 | 2 to 20 seats at $9 to $119
  mrr_median_mid_market | Median MRR of a mid-market customer | dollars | 700 | 1800 | 9 to 72 seats, mostly in the middle tier
  mrr_median_enterprise | Median MRR of an enterprise | dollars | 3500 | 8000 | 42 to 230 seats, mostly in the top tier
  mrr_top_tenth | MRR with the largest tenth of the customers | percent | 0.45 | 0.75 | business to business: the largest fifth usually pays about four fifths
  multi_product | Customers with more than one product | percent | 0.15 | 0.4 | land and expand: a fifth to a third own a second product after two years
  mrr_foreign_currency | MRR billed in other currencies than dollars | percent | 0.3 | 0.6 | the countries’ weights: about half are in Europe
Retention
  nrr | Net revenue retention in twelve months | percent | 0.95 | 1.1 | simulator: about 100 %
  nrr_smb | … small | percent | 0.88 | 1.02 | simulator: lower than the whole
  nrr_mid_market | … mid-market | percent | 0.94 | 1.1 | simulator: about the whole
  nrr_enterprise | … enterprise | percent | 1 | 1.18 | simulator: higher than the whole
  grr | Gross revenue retention in twelve months | percent | 0.82 | 0.92 | simulator: 80, 88, 92 % by segment, weighted by revenue
  grr_smb | … small | percent | 0.76 | 0.84 | simulator: 80 %
  grr_mid_market | … mid-market | percent | 0.84 | 0.92 | simulator: 88 %
  grr_enterprise | … enterprise | percent | 0.88 | 0.96 | simulator: 92 %
  logo_churn_smb | Customers lost in a month, small | percent | 0.03 | 0.05 | simulator: 3 to 5 %
  logo_churn_mid_market | … mid-market | percent | 0.015 | 0.025 | simulator: 1.5 to 2.5 %
  logo_churn_enterprise | … enterprise | percent | 0.005 | 0.01 | simulator: 0.5 to 1 %
  reactivation | Lost customers that came back | percent | 0.05 | 0.2 | win-back campaigns reach 5 to 20 %; pauses that end count
  churn_by_usage | Churn that began with falling use | percent | 0.4 | 0.75 | simulator: one of five causes, the most frequent
  churn_by_support | … with bad support | percent | 0.06 | 0.3 | simulator: one of five causes
  churn_by_champion | … with the champion leaving | percent | 0.03 | 0.2 | simulator: one of five causes
  churn_by_price | … with the price | percent | 0.03 | 0.2 | simulator: one of five causes
  churn_by_delinquency | … with unpaid invoices | percent | 0.03 | 0.2 | simulator: one of five causes; a tenth to a fifth of churn is involuntary
Acquisition
  autumn_over_summer | New customers in autumn, against July and August | number | 1.2 | 2 | simulator: with seasonality; budgets open in September, holidays close July and August
  trial_conversion | Trials that become customers | percent | 0.25 | 0.6 | trials with a card convert at 40 to 60 %, without at 15 to 25 %
  paid_channels | Customers won by advertising | percent | 0.25 | 0.5 | the channels’ weights
  touches_per_customer | Contacts before signing up | number | 1.5 | 5 | simulator: acquisition by channel; one to seven contacts
  days_from_first_touch | Days from the first contact to paying | days | 10 | 60 | weeks for small customers, a quarter for enterprises
Sales
  win_rate | Closed opportunities that were won | percent | 0.15 | 0.4 | simulator: 15 to 40 %
  win_rate_new_business | … of new business | percent | 0.15 | 0.4 | simulator: 15 to 40 %
  win_rate_by_amount | … by amount | percent | 0.15 | 0.45 | simulator: 15 to 40 %; a few large deals move it
  sales_cycle_smb | Days to a signature, small | days | 14 | 40 | two to six weeks
  sales_cycle_mid_market | … mid-market | days | 35 | 80 | one to three months
  sales_cycle_enterprise | … enterprise | days | 75 | 150 | a quarter to half a year
Marketing
  cac_payback | Months until advertising has paid for itself | months | 12 | 20 | simulator: 12 to 20 months at 80 % gross margin
  click_rate_paid_search | Clicks per impression in search | percent | 0.02 | 0.08 | search advertisements of business software: 2 to 8 %
  click_rate_paid_social | … in social networks | percent | 0.004 | 0.02 | social advertisements of business software: 0.4 to 2 %
  click_cost_paid_search | Cost of a click in search | dollars | 2 | 12 | business software: 2 to 12 dollars
  click_cost_paid_social | … in social networks | dollars | 1 | 8 | business software: 1 to 8 dollars
Support
  tickets_per_month | Tickets per customer and month | number | 0.4 | 2.5 | 0.5 to 2 per account in business software
  tickets_in_office_hours | Tickets from Monday to Friday, 8 to 19 local time | percent | 0.75 | 0.95 | simulator: weekday and office-hour rhythm
  tickets_on_weekends | Tickets on weekends | percent | 0.03 | 0.12 | simulator: weekday and office-hour rhythm
  tickets_urgent | Urgent tickets | percent | 0.03 | 0.12 | about a tenth
  hours_to_first_reply_time | Hours to the first reply, by the clock of the promise | hours | 1 | 6 | a promise of 1 to 16 hours, kept five times in six
  hours_to_full_resolution_time | Hours to the solution, by the clock of the promise | hours | 8 | 36 | one to four working days
  sla_breaches_first_reply_time | First replies later than promised | percent | 0.05 | 0.2 | kept in 80 to 95 %
  sla_breaches_full_resolution_time | Solutions later than promised | percent | 0.05 | 0.2 | kept in 80 to 95 %
  satisfaction | Ratings that are good | percent | 0.8 | 0.95 | business software: 80 to 95 %
Product usage
  dau_over_mau | Daily of monthly users, mean over the days | percent | 0.13 | 0.31 | simulator: 13 to 31 %
  use_on_weekends | Active days that fall on weekends | percent | 0.02 | 0.1 | simulator: weekday and office-hour rhythm
  use_in_office_hours | Events from 7 to 19 local time | percent | 0.8 | 0.98 | simulator: weekday and office-hour rhythm
Devices
  device_uptime | Time on line while served | percent | 0.965 | 0.999 | shop equipment on ordinary lines: 97 to 99.9 %
  device_days_with_outage | Days with an outage | percent | 0.02 | 0.12 | one or two outages a month
Payments
  payments_failing_at_first | Invoices whose first charge fails | percent | 0.02 | 0.09 | cards are declined in 3 to 9 %, bank transfers hardly ever
  invoices_paid | Invoices paid in the end | percent | 0.95 | 0.999 | all but 0.1 to 5 %
Records
  companies_in_united_states | Companies in the United States | percent | 0.34 | 0.48 | the countries’ weights
  companies_on_free_mail | Companies without a domain of their own | percent | 0.02 | 0.09 | the rate of free-mail addresses
  subsidiaries | Companies with a parent company | percent | 0.015 | 0.08 | the rate of shared domains, and mergers
  crm_accounts_per_company | Accounts per company in the CRM | number | 1.02 | 1.12 | CRMs hold 3 to 10 % of duplicates
  people_beyond_ascii | People whose name needs more than ASCII | percent | 0.1 | 0.4 | simulator: names of many countries
`)
