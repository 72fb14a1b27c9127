import type { DuckDBConnection } from '@duckdb/node-api'
import { CURRENCIES, DAYS } from './histories.ts'
import type { RateOf } from './reference-ledger.ts'
import { dateOf } from './stripe-tables.ts'

/** Millionths of a dollar; on every third day, the last one known holds on the others. */
const RATES: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  CURRENCIES.map((currency, at) => [
    currency,
    Array.from({ length: DAYS }, (_, day) => Math.round(1_000_000 * (1 + at + 0.1 * Math.sin(day + at)))),
  ]),
)

/** Reporting cents, in units of 10^-9, that a minor unit is worth for each millionth of a dollar. */
const SCALES: Readonly<Record<string, bigint>> = { usd: 1000n, eur: 1000n, jpy: 100_000n, kwd: 100n }

export const rateOf: RateOf = (currency, day) => {
  const name = currency.toLowerCase()
  const micros = name === 'usd' ? 1_000_000 : (RATES[name]?.[day - (day % 3)] ?? 0)
  return BigInt(micros) * (SCALES[name] ?? 0n)
}

export async function loadRates(connection: DuckDBConnection): Promise<void> {
  const rates = CURRENCIES.filter((currency) => currency !== 'usd').flatMap((currency) =>
    Array.from({ length: Math.ceil(DAYS / 3) }, (_, at) => {
      return `('${dateOf(at * 3)}', '${currency}', ${(RATES[currency]?.[at * 3] ?? 0) / 1_000_000}, '2021-06-01')`
    }),
  )
  await connection.run('create schema raw_finance')
  await connection.run(`create table raw_finance.fx_rate as
    select col0::date as date, col1 as currency, col2::decimal(18, 6) as rate_to_usd, col3::timestamp as _fivetran_synced
    from (values ${rates.join(', ')})`)
}
