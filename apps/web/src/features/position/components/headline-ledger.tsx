import { Link } from '@tanstack/react-router'
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
          figure: (
            <Link to="/revenue" search={{ category: 'ending' }}>
              <FigureText figure={headline.mrrCents} format={cash} exact={exact} />
            </Link>
          ),
          note: (
            <>
              <Link to="/revenue">
                <FigureText
                  figure={headline.mrrChangeMonthToDateCents}
                  format={(value) => moneyChange(value, currency)}
                  exact={exact}
                />
              </Link>{' '}
              this month
            </>
          ),
        },
        {
          term: 'Net revenue retention',
          definition: 'MRR today of the customers of a year ago ÷ what they paid then',
          figure: (
            <Link to="/revenue/$part" params={{ part: 'retention' }} search={{ open: 'all' }}>
              <FigureText figure={headline.nrr} format={(value) => percent(value)} />
            </Link>
          ),
          note: (
            <>
              <Link to="/revenue/$part" params={{ part: 'retention' }} search={{ open: 'all' }}>
                <FigureText figure={headline.grr} format={(value) => percent(value)} />
              </Link>{' '}
              gross, twelve months
            </>
          ),
        },
        {
          term: 'Paying customers',
          figure: (
            <Link to="/accounts" search={{ paying: 'yes' }}>
              <FigureText figure={headline.payingCustomers} format={count} />
            </Link>
          ),
          note: (
            <>
              of{' '}
              <Link to="/accounts">
                <FigureText figure={headline.customers} format={count} />
              </Link>{' '}
              known
            </>
          ),
        },
        {
          term: 'First replies on time',
          definition: 'Met ÷ (met + breached) in 14 days; running clocks are left out',
          figure: (
            <Link to="/service" search={{ tickets: 'broken' }}>
              <FigureText figure={headline.firstReplyAdherence} format={(value) => percent(value)} />
            </Link>
          ),
          note: (
            <>
              <Link to="/service" search={{ tickets: 'open' }}>
                <FigureText figure={headline.openTickets} format={count} />
              </Link>{' '}
              tickets open
            </>
          ),
        },
      ]}
    />
  )
}
