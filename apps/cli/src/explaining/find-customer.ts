import { WaypointError } from '@waypoint/contracts'
import type { Query, Row } from '@waypoint/report'
import { textOf } from '../publishing/text-of.ts'

export interface FoundCustomer {
  readonly customerId: string
  readonly name: string
}

const SHOWN = 8
const LIKE = 0.85

/** A customer by its id or one it had before, by `source:id` of one of its records, or by its name or a part of it. */
export async function findCustomer(query: Query, text: string): Promise<FoundCustomer> {
  const exact = await query(
    `select customer.customer_id, customer.customer_name
     from core.dim_customer_current as customer
     where customer.customer_id = $1
        or customer.customer_id in (
          select customer_id from core.map_source_to_customer where source_system || ':' || source_id = $1
          union all
          select customer_id from core.customer_id_alias where alias_id = $1
        )
        or lower(customer.customer_name) = lower($1)`,
    [text],
  )
  const [only, second] = exact
  if (only !== undefined && second === undefined) return customerOf(only)
  const named =
    exact.length > 0
      ? exact
      : await query(
          `select customer_id, customer_name from core.dim_customer_current
           where contains(lower(customer_name), lower($1)) order by customer_name limit ${SHOWN + 1}`,
          [text],
        )
  const [match, other] = named
  if (match !== undefined && other === undefined) return customerOf(match)
  throw match === undefined
    ? unknown(text, await nearestTo(query, text))
    : ambiguous(text, named.map(customerOf))
}

/** Customers whose name, or a word of it, is spelt much like the text. */
async function nearestTo(query: Query, text: string): Promise<readonly FoundCustomer[]> {
  const rows = await query(
    `select customer_id, customer_name, greatest(
       jaro_winkler_similarity(lower(customer_name), lower($1)),
       list_max([jaro_winkler_similarity(word, lower($1)) for word in string_split(lower(customer_name), ' ')])
     ) as likeness
     from core.dim_customer_current where customer_name is not null and likeness >= ${LIKE}
     order by likeness desc, customer_name limit 3`,
    [text],
  )
  return rows.map(customerOf)
}

const customerOf = (row: Row): FoundCustomer => ({
  customerId: textOf(row['customer_id']),
  name: textOf(row['customer_name'] ?? row['customer_id']),
})

function unknown(text: string, like: readonly FoundCustomer[]): WaypointError {
  const names = like.map(({ customerId, name }) => `${name} (${customerId})`)
  const guess = names.length === 0 ? '' : `Did you mean ${names.join(', ')}? `
  return new WaypointError({
    code: 'unknown-customer',
    message: `There is no customer '${text}' in the published version.`,
    hint: `${guess}Give a customer_id, a part of a name, or source:id. \`waypoint sql "from core.dim_customer_current"\` lists all.`,
  })
}

function ambiguous(text: string, customers: readonly FoundCustomer[]): WaypointError {
  const shown = customers.slice(0, SHOWN).map(({ customerId, name }) => `${customerId} (${name})`)
  return new WaypointError({
    code: 'ambiguous-customer',
    message: `'${text}' may be ${shown.join(', ')}${customers.length > SHOWN ? ' and others' : ''}.`,
    hint: 'Give the customer_id.',
  })
}
