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

const sellerId = (seed: number, number: number): string => salesforceId(seed, '005', number)

export const seller = (seed: number, number: number): Seller => {
  const draw = openStream(seed, 'seller', number)
  const country = COUNTRIES[number % 3 === 0 ? 2 : 0]
  if (country === undefined) throw new Error('no country')
  return { id: sellerId(seed, number), name: coinPersonName(draw, country) }
}

export const SELLERS = MANAGERS + REPS

/** The number of the account executive who looks after a company. */
export const ownerNumber = (seed: number, company: Company): number =>
  MANAGERS + (hashKey([seed, 'owner', company.segment, company.uid]) % REPS)

export const ownerId = (seed: number, company: Company): string => sellerId(seed, ownerNumber(seed, company))

export const sellerEmail = ({ name }: Seller, number: number): string =>
  `${mailbox(name, number)}@atlas-platform.io`

export const extractSalesTeam = ({ seed, log, period }: Delivery): void => {
  const created = (period.startDay - 90) * DAY + 10 * HOUR
  for (let number = 0; number < MANAGERS + REPS; number++) {
    const member = seller(seed, number)
    const { id, name } = member
    const isManager = number < MANAGERS
    const email = sellerEmail(member, number)
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
        manager_id: isManager ? null : sellerId(seed, number % MANAGERS),
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
