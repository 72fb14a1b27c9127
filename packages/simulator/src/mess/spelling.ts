import type { Country } from '../company/countries.ts'
import type { Mess, MessSpot } from './mess.ts'

/** One slip of the finger: two neighbours swapped, a letter dropped or doubled. */
export const misspell = (text: string, chance: number): string => {
  const letters = [...text]
  if (letters.length < 5) return text
  const position = 1 + Math.floor(chance * (letters.length - 3))
  const kind = Math.floor(chance * 997) % 3
  const here = letters[position] ?? ''
  const next = letters[position + 1] ?? ''
  if (kind === 0) letters.splice(position, 2, next, here)
  else if (kind === 1) letters.splice(position, 1)
  else letters.splice(position, 1, here, here)
  return letters.join('')
}

const recase = (text: string, chance: number): string =>
  chance < 0.5 ? text.toUpperCase() : text.toLowerCase()

const addBlanks = (text: string, chance: number): string => {
  if (chance < 0.4) return `${text} `
  if (chance < 0.7) return ` ${text}`
  return text.includes(' ') ? text.replace(' ', '  ') : `${text}  `
}

export interface CompanyNaming {
  readonly name: string
  readonly coreName: string
  readonly country: Country
}

/** A company's name as someone typed it into a form. */
export const typedCompanyName = (mess: Mess, spot: MessSpot, company: CompanyNaming): string => {
  const named = { column: 'name', ...spot, clean: company.name }
  let name = company.name
  if (mess.happens('legal_form_variant', named)) {
    const forms = ['', ...company.country.legalForms]
    const form = forms[Math.floor(mess.chance('legal_form_variant', spot) * forms.length)] ?? ''
    name = form === '' ? company.coreName : `${company.coreName} ${form}`
  }
  if (mess.happens('typo', named)) name = misspell(name, mess.chance('typo', spot))
  if (mess.happens('letter_case', named)) name = recase(name, mess.chance('letter_case', spot))
  if (mess.happens('blanks', named)) name = addBlanks(name, mess.chance('blanks', spot))
  return name
}

/** An email address as someone typed it: never another address, but in capitals or with blanks. */
export const typedEmail = (mess: Mess, spot: MessSpot, email: string): string => {
  const named = { column: 'email', ...spot, clean: email }
  let typed = email
  if (mess.happens('letter_case', named)) typed = typed.charAt(0).toUpperCase() + typed.slice(1)
  if (mess.happens('blanks', named)) typed = addBlanks(typed, mess.chance('blanks', spot)).replace('  ', ' ')
  return typed
}
