/** What a record may say about a company; the first two name it, and one of the rest must be there. */
export const RECORD_COLUMNS = [
  'source_system',
  'source_id',
  'name',
  'domain',
  'website',
  'email',
  'phone',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
  'external_ids',
  'created_at',
  'updated_at',
] as const

export type RecordColumn = (typeof RECORD_COLUMNS)[number]

export const KEY_COLUMNS = ['source_system', 'source_id'] as const

/** One of these must be there: times alone say nothing. */
export const COMPARED_COLUMNS = RECORD_COLUMNS.filter(
  (column) => !['source_system', 'source_id', 'created_at', 'updated_at'].includes(column),
)

/** What a record may say about a person; the first two name it, and one of the rest must be there. */
export const PERSON_COLUMNS = ['source_system', 'source_id', 'email', 'external_ids', 'devices'] as const

/** Names that other tools give these columns; taken without `--map` where the column's own name is not there. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  source_system: ['source', 'system', 'source_name'],
  source_id: ['id', 'record_id', 'source_record_id'],
  name: ['company_name', 'account_name', 'company', 'organization', 'organisation'],
  domain: ['domains', 'domain_name', 'email_domain'],
  website: ['url', 'web', 'homepage', 'website_url'],
  email: ['emails', 'email_address'],
  phone: ['phones', 'phone_number', 'telephone'],
  address: ['street', 'street_address', 'address_line1', 'address1'],
  postal_code: ['zip', 'zip_code', 'zipcode', 'postcode', 'postal'],
  region: ['state', 'province'],
  country: ['country_code', 'country_name'],
  external_ids: ['external_id'],
  devices: ['device', 'device_id', 'device_ids', 'anonymous_id'],
}
