import type { Day } from '../clock/day.ts'
import { openStream } from '../random/stream.ts'
import type { Company } from './company.ts'
import type { Country } from './countries.ts'
import { coinCompanyName } from './naming.ts'
import type { Industry } from './words.ts'

/** From that day on the company calls itself so; who deals with it keeps the old name until told. */
export interface Renaming {
  readonly on: Day
  readonly name: string
}

/** From that day on the company belongs to another. It keeps its contracts and its domain. */
export interface Takeover {
  readonly on: Day
  readonly by: Company
}

export interface CorporateChanges {
  readonly renamed: Renaming | undefined
  readonly takenOver: Takeover | undefined
}

const RENAMING_SHARE = 0.03
const TAKEOVER_SHARE = 0.03

interface Subject {
  readonly seed: number
  readonly uid: number
  readonly signupDay: Day
  readonly industry: Industry
  readonly country: Country
  readonly legalForm: string
}

const renamingOf = ({ seed, uid, ...subject }: Subject): Renaming | undefined => {
  const draw = openStream(seed, 'renaming', uid)
  if (!draw.chance(RENAMING_SHARE)) return undefined
  const { name } = coinCompanyName(draw, subject.industry, subject.country.language)
  return {
    on: subject.signupDay + draw.integer(90, 700),
    name: subject.legalForm === '' ? name : `${name} ${subject.legalForm}`,
  }
}

/** Only companies that stand on their own take over others, so that nobody owns itself in the end. */
const takeoverOf = ({ seed, uid, signupDay }: Subject, earlier: readonly Company[]): Takeover | undefined => {
  const draw = openStream(seed, 'takeover', uid)
  if (earlier.length === 0 || !draw.chance(TAKEOVER_SHARE)) return undefined
  const by = draw.pick(earlier)
  const isIndependent = by.parent === undefined && by.takenOver === undefined
  if (by.kind !== 'customer' || !isIndependent) return undefined
  return { on: signupDay + draw.integer(120, 700), by }
}

/** What becomes of a customer's name and ownership. */
export const corporateChanges = (subject: Subject, earlier: readonly Company[]): CorporateChanges => ({
  renamed: renamingOf(subject),
  takenOver: takeoverOf(subject, earlier),
})

export const NO_CHANGES: CorporateChanges = { renamed: undefined, takenOver: undefined }

/** The name on a day. */
export const nameOn = ({ name, renamed }: Company, day: Day): string =>
  renamed !== undefined && renamed.on <= day ? renamed.name : name

/** The company it belongs to on a day. */
export const ownerOn = ({ parent, takenOver }: Company, day: Day): Company | undefined =>
  takenOver !== undefined && takenOver.on <= day ? takenOver.by : parent
