import { FREE_MAIL, SYLLABLES, VOCABULARIES } from './words.mjs'

/** How one system has written down what another has, too. */
export function nameAs(company, settings, random) {
  const { chance, pick } = random
  if (chance(settings.nameFromDomain)) return company.domain
  const words = [
    ...company.roots,
    ...(company.descriptors.length > 0 && chance(settings.descriptorDropped) ? [] : company.descriptors),
  ]
  if (chance(settings.acronym) && words.length > 1)
    return words
      .map((word) => word[0])
      .join('')
      .toUpperCase()
  if (company.place !== null && chance(0.9)) words.push(company.place)
  let name = words.map(capital).join(' ')
  if (chance(settings.typo)) name = mistyped(name, random)
  const legal = chance(settings.legalChange)
    ? chance(0.6)
      ? ''
      : pick(VOCABULARIES[settings.vocabulary].legal)
    : company.legal
  if (legal !== '') name += chance(0.2) ? `, ${legal}` : ` ${legal}`
  name = pick([...Array(23).fill(name), name.toUpperCase(), name.toLowerCase()])
  return chance(0.03) ? `  ${name} ` : name
}

function mistyped(name, { whole, pick }) {
  const at = whole(1, Math.max(1, name.length - 2))
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  return pick([
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name[at] + name.slice(at),
    name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2),
    name.slice(0, at) + pick([...letters]) + name.slice(at + 1),
  ])
}

export function emailAt(domain, company, { pick, whole, chance }) {
  const free = FREE_MAIL.includes(domain)
  const local = free
    ? `${ascii(company.roots[0])}${chance(0.6) ? company.number % 99 : whole(1, 99)}`
    : pick([
        'billing',
        'info',
        'admin',
        'accounts',
        'office',
        `${pick(SYLLABLES)}.${pick(SYLLABLES)}${pick(SYLLABLES)}`,
      ])
  return `${local}@${domain}`
}

export function phoneAs({ calling, trunk, national }, { pick }) {
  const spaced = national.replace(/(\d{3})(?=\d)/g, '$1 ')
  return pick([
    `+${calling} ${spaced}`,
    `+${calling}${national}`,
    `${trunk}${national}`,
    `00${calling} ${national}`,
    `${trunk}${national.slice(0, 3)}-${national.slice(3)}`,
  ])
}

export function addressAs(address, { chance }) {
  if (chance(0.25))
    return address
      .replace('Street', 'St.')
      .replace('Road', 'Rd')
      .replace('straße', 'str.')
      .replace('Ave', 'Avenue')
  return chance(0.1) ? address.toUpperCase() : address
}

const capital = (word) => word[0].toUpperCase() + word.slice(1)

export const ascii = (text) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9-]/g, '')
    .toLowerCase()
