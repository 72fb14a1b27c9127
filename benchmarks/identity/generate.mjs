import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { PROFILES } from './profiles.mjs'
import { randomOf } from './random.mjs'
import { addressAs, ascii, emailAt, nameAs, phoneAs } from './spelling.mjs'
import { COUNTRIES, FREE_MAIL, STREETS, SYLLABLES, VOCABULARIES } from './words.mjs'

export const COLUMNS = [
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
  'company_id',
]

/** Company records of several systems whose true company is known, one at a time; the same seed gives the same records. */
export function* records({ profile, count, seed = 1 }) {
  const settings = PROFILES[profile]
  const random = { ...randomOf(seed), dates: randomOf(seed + 7_000_003) }
  const world = new World(settings, random)
  let made = 0
  for (let number = 0; made < count; number += 1) {
    for (const each of recordsOf(world.company(number), settings, random)) {
      yield each
      made += 1
      if (made === count) return
    }
  }
}

class World {
  #settings
  #random
  #parents = []
  #agencies = []
  #addresses = []
  #domains = new Set()

  constructor(settings, random) {
    this.#settings = settings
    this.#random = random
  }

  company(number) {
    const { chance, pick } = this.#random
    const settings = this.#settings
    const subsidiary = this.#parents.length > 20 && chance(settings.subsidiary)
    const company = subsidiary
      ? this.#subsidiaryOf(pick(this.#parents.slice(-400)), number)
      : this.#independent(number)
    if (chance(settings.agencyClient)) company.agency = this.#agency()
    if (chance(settings.coworking)) Object.assign(company, this.#sharedAddress())
    if (!subsidiary) this.#parents.push(company)
    return company
  }

  #independent(number) {
    const { pick, chance } = this.#random
    const settings = this.#settings
    const vocabulary = VOCABULARIES[settings.vocabulary]
    const country = pick(settings.countries)
    const roots = chance(settings.inventedNames) ? [this.#invented()] : [this.#word(vocabulary)]
    if (chance(0.3)) roots.push(this.#word(vocabulary))
    const descriptors = chance(settings.descriptor) ? [pick(vocabulary.descriptors)] : []
    if (descriptors.length > 0 && chance(0.15)) descriptors.push(pick(vocabulary.descriptors))
    return this.#settled({ number, country, roots, descriptors, place: null, parent: null })
  }

  #subsidiaryOf(parent, number) {
    const { pick, chance } = this.#random
    const { places } = VOCABULARIES[this.#settings.vocabulary]
    const country = chance(0.7) ? pick(this.#settings.countries) : parent.country
    const company = this.#settled({
      number,
      country,
      roots: parent.roots,
      descriptors: parent.descriptors,
      place: pick(places),
      parent,
    })
    if (chance(this.#settings.subsidiarySharesDomain)) company.domain = parent.domain
    return company
  }

  #settled(base) {
    const { pick, whole, chance } = this.#random
    const place = this.#address(base.country)
    const words = [
      ...base.roots,
      ...(chance(0.45) ? base.descriptors : []),
      ...(base.place === null ? [] : [base.place]),
    ]
    return {
      ...base,
      legal: pick(VOCABULARIES[this.#settings.vocabulary].legal),
      domain: this.#domain(ascii(words.join(chance(0.12) ? '-' : '')), base),
      phone: this.#phone(base.country),
      ...place,
      start: whole(0, 2000),
    }
  }

  #word({ words, endings }) {
    const { pick, chance } = this.#random
    return chance(0.25) ? pick(words) : pick(words) + pick(endings)
  }

  #invented() {
    const { pick, chance } = this.#random
    const word = pick(SYLLABLES) + pick(SYLLABLES) + (chance(0.6) ? pick(SYLLABLES) : '')
    return word.length < 5 ? word + pick(SYLLABLES) : word
  }

  #address(country) {
    const { pick, whole } = this.#random
    const { street, postal, cities } = COUNTRIES[country]
    const names = STREETS[this.#settings.vocabulary]
    return {
      country,
      address: street(pick(names), whole(1, 400)),
      city: pick(cities),
      postal: String(whole(10 ** (postal - 1), 10 ** postal - 1)),
    }
  }

  /** Nobody has a domain that somebody else has already. */
  #domain(stem, { country, descriptors, number }) {
    const { pick } = this.#random
    const suffix = pick(COUNTRIES[country].suffixes)
    const longer = ascii(stem + (descriptors[0] ?? 'co'))
    const free =
      [stem, longer, `${stem}${number}`].find((name) => !this.#domains.has(`${name}.${suffix}`)) ??
      `${longer}${number}`
    this.#domains.add(`${free}.${suffix}`)
    return `${free}.${suffix}`
  }

  #sharedAddress() {
    const { pick, whole, chance } = this.#random
    if (this.#addresses.length === 0 || chance(1 / this.#settings.tenantsPerAddress)) {
      this.#addresses.push(this.#address(pick(this.#settings.countries)))
    }
    const { address, city, postal, country } = pick(this.#addresses.slice(-40))
    return { address: chance(0.3) ? `${address}, Suite ${whole(1, 90)}` : address, city, postal, country }
  }

  #agency() {
    const { pick, chance } = this.#random
    if (this.#agencies.length === 0 || chance(1 / this.#settings.clientsPerAgency)) {
      this.#agencies.push({
        domain: `${this.#invented()}agency.com`,
        phone: this.#phone(pick(this.#settings.countries)),
      })
    }
    return pick(this.#agencies.slice(-30))
  }

  #phone(country) {
    const { whole } = this.#random
    return {
      calling: COUNTRIES[country].calling,
      trunk: COUNTRIES[country].trunk,
      national: String(whole(200_000_000, 999_999_999)),
    }
  }
}

function recordsOf(company, settings, random) {
  const { chance, whole } = random
  const written = []
  const ids = new Map()
  const changed = chance(settings.domainChanged)
    ? { ...company, domain: `${ascii(company.roots.join(''))}${whole(1, 9)}group.com` }
    : company
  const rebranded = chance(settings.rebranded)
    ? {
        ...changed,
        roots: [`${company.roots[0]}`.split('').toReversed().join('').slice(0, 4) + 'ia'],
        descriptors: [],
        place: null,
        domain: changed.domain,
      }
    : changed
  for (const [source, shows] of Object.entries(settings.sources)) {
    if (!chance(shows.presence)) continue
    const copies = chance(settings.duplicate) ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      const id = `${source.slice(0, 3)}_${company.number}${copy === 0 ? '' : `d${copy}`}_${whole(100, 999)}`
      if (copy === 0) ids.set(source, id)
      const shown = chance(0.5) ? company : rebranded
      written.push({ source, id, shows, shown })
    }
  }
  if (written.length === 0) {
    const [source, shows] = Object.entries(settings.sources)[0]
    const id = `${source.slice(0, 3)}_${company.number}_${whole(100, 999)}`
    ids.set(source, id)
    written.push({ source, id, shows, shown: company })
  }
  return written.map((each) => recordIn(company, each, { ids, settings, random }))
}

function recordIn(company, { source, id, shows, shown }, { ids, settings, random }) {
  const { chance, pick, whole } = random
  const has = (field) => shows[field] !== undefined && chance(shows[field])
  const agency = company.agency !== undefined && chance(0.5) ? company.agency : null
  const domain = agency?.domain ?? shown.domain
  const country = COUNTRIES[chance(settings.abroad) ? pick(settings.countries) : company.country]
  const place = chance(settings.moved) ? elsewhere(country, settings, random) : company
  const row = { source_system: source, source_id: id, company_id: `c${company.number}` }
  if (has('name')) row.name = nameAs(shown, settings, random)
  if (has('domain')) row.domain = domain
  if (has('website'))
    row.website = pick([
      `https://www.${domain}`,
      `http://${domain}/`,
      `www.${domain}`,
      domain,
      `https://${domain}/en/about`,
    ])
  if (has('email')) row.email = emailAt(chance(settings.freeMail) ? pick(FREE_MAIL) : domain, shown, random)
  if (has('phone')) row.phone = phoneAs(phoneOf(company, agency, { settings, random }), random)
  if (has('address')) {
    row.address = addressAs(place.address, random)
    row.city = place.city
    row.postal_code = place.postal
  }
  // No system keeps a company of which it knows neither a name nor where it can be written to.
  if ([row.name, row.domain, row.website, row.email].every((value) => value === undefined))
    row.name = nameAs(shown, settings, random)
  if (has('country')) row.country = pick(country.names)
  const target = shows.id === undefined ? undefined : ids.get(shows.id.of)
  if (target !== undefined && chance(shows.id.rate)) {
    row.external_ids = `${shows.id.of}:${(chance(settings.wrongId) ? random.remembered(shows.id.of) : undefined) ?? target}`
  }
  random.remember(source, id)
  const created = createdIn(source, company, { settings, random: random.dates })
  row.created_at = day(created)
  row.updated_at = day(Math.max(created, company.start + 200 + whole(0, 900)))
  return row
}

/** Another office in the same country: often in the same town. */
function elsewhere({ street, cities, postal }, settings, { pick, whole }) {
  return {
    address: street(pick(STREETS[settings.vocabulary]), whole(1, 400)),
    city: pick(cities),
    postal: String(whole(10 ** (postal - 1), 10 ** postal - 1)),
  }
}

function phoneOf(company, agency, { settings, random }) {
  if (agency !== null && random.chance(0.5)) return agency.phone
  if (!random.chance(settings.otherPhone)) return company.phone
  if (random.chance(0.5))
    return { ...company.phone, national: String(random.whole(200_000_000, 999_999_999)) }
  return { ...company.phone, national: company.phone.national.slice(0, 6) + String(random.whole(100, 999)) }
}

/** When a system came to know a company: as it became a customer, some time later, or with everything at once. */
function createdIn(source, company, { settings, random: { chance, pick, whole } }) {
  if (chance(settings.imported)) return pick(settings.importDays) + source.length * 11
  if (chance(settings.onboarded)) return company.start + whole(0, chance(0.5) ? 5 : 60)
  return company.start + whole(0, 900)
}

const day = (number) => new Date(Date.UTC(2015, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)

/** One line of CSV. */
export function line(values) {
  return `${values.map((value) => (value === undefined ? '' : /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [profile = 'tuned', count = '200000', file = 'records.csv', seed = '1'] = process.argv.slice(2)
  const out = createWriteStream(file)
  out.write(line(COLUMNS))
  for (const each of records({ profile, count: Number(count), seed: Number(seed) })) {
    if (!out.write(line(COLUMNS.map((column) => each[column])))) await once(out, 'drain')
  }
  out.end()
}
