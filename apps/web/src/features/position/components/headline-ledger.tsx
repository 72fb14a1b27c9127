import type { Brief } from '@waypoint/report/brief/brief.ts'
import { exactMoney, money, moneyChange } from '@waypoint/report/format/money.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { FigureText } from '../../../ui/figure.tsx'
import { Ledger } from '../../../ui/ledger.tsx'

/** What else matters at nine in the morning. */
export function HeadlineLedger({ brief }: { readonly brief: Brief }) {
  const { headline, currency } = brief
  const cash = (value: number): string => money(value, currency)
  const exact = (value: number): string => exactMoney(value, currency)
  return (
    <Ledger
      lines={[
        {
          term: 'MRR',
          definition: 'Monthly recurring revenue of the day, at the rate of the day',
          figure: <FigureText figure={headline.mrrCents} format={cash} exact={exact} />,
          note: (
            <>
              <FigureText
                figure={headline.mrrChangeMonthToDateCents}
                format={(value) => moneyChange(value, currency)}
                exact={exact}
              />{' '}
              this month
            </>
          ),
        },
        {
          term: 'Net revenue retention',
          definition: 'MRR today of the customers of a year ago ÷ what they paid then',
          figure: <FigureText figure={headline.nrr} format={(value) => percent(value)} />,
          note: (
            <>
              <FigureText figure={headline.grr} format={(value) => percent(value)} /> gross, twelve months
            </>
          ),
        },
        {
          term: 'Paying customers',
          figure: <FigureText figure={headline.payingCustomers} format={count} />,
          note: (
            <>
              of <FigureText figure={headline.customers} format={count} /> known
            </>
          ),
        },
        {
          term: 'First replies on time',
          definition: 'Met ÷ (met + breached) in 14 days; running clocks are left out',
          figure: <FigureText figure={headline.firstReplyAdherence} format={(value) => percent(value)} />,
          note: (
            <>
              <FigureText figure={headline.openTickets} format={count} /> tickets open
            </>
          ),
        },
      ]}
    />
  )
}
