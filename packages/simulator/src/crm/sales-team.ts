import { DAY, HOUR } from '../clock/day.ts'
import { coinPersonName, mailbox, type PersonName } from '../company/naming.ts'
import type { Company } from '../company/company.ts'
import { COUNTRIES } from '../company/countries.ts'
import { hashKey } from '../random/hash.ts'
import { salesforceId } from '../random/identifier.ts'
import { openStream } from '../random/stream.ts'
import { salesforceUser } from '../schemas/salesforce.ts'
import type { Delivery } from '../writers/delivery.ts'

const REPS = 18
const MANAGERS = 3

interface Seller {
  readonly id: string
  readonly name: PersonName
}

const seller = (seed: number, number: number): Seller => {
  const draw = openStream(seed, 'seller', number)
  const country = COUNTRIES[number % 3 === 0 ? 2 : 0]
  if (country === undefined) throw new Error('no country')
  return { id: salesforceId(seed, '005', number), name: coinPersonName(draw, country) }
}

/** The account executive who looks after a company. */
export const ownerId = (seed: number, company: Company): string =>
  seller(seed, MANAGERS + (hashKey([seed, 'owner', company.segment, company.uid]) % REPS)).id

export const extractSalesTeam = ({ seed, log, period }: Delivery): void => {
  const created = (period.startDay - 90) * DAY + 10 * HOUR
  for (let number = 0; number < MANAGERS + REPS; number++) {
    const { id, name } = seller(seed, number)
    const isManager = number < MANAGERS
    const email = `${mailbox(name, number)}@atlas-platform.io`
    log.add(
      salesforceUser,
      {
        id,
        name: `${name.given} ${name.family}`,
        first_name: name.given,
        last_name: name.family,
        email,
        username: email,
        title: isManager ? 'Regional Sales Manager' : 'Account Executive',
        department: 'Sales',
        country: number % 3 === 0 ? 'GB' : 'US',
        manager_id: isManager ? null : seller(seed, number % MANAGERS).id,
        user_type: 'Standard',
        is_active: true,
        created_date: created,
        _fivetran_deleted: false,
        _fivetran_active: true,
      },
      created,
    )
  }
}
