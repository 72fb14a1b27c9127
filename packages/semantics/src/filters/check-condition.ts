import { WaypointError } from '@waypoint/contracts'

const DANGLING_START = /^(?:(?:and|or|in|is|like|ilike|between)\b|[=<>,*/%|)])/i
const DANGLING_END = /(?:\b(?:and|or|not|in|is|like|ilike|between)|[=<>,+\-*/%|(])$/i

interface Complaint {
  readonly applies: boolean
  readonly message: string
  readonly hint: string
}

/** What is no condition is told in its own words before a database is asked. */
export function checkCondition(text: string, tokens: readonly string[]): void {
  const unquoted = tokens.filter((token) => token.length === 1 || !/^['"]/.test(token)).join('')
  const whole = text.trim()
  const complaint = complaintsOf(whole, unquoted).find(({ applies }) => applies)
  if (complaint === undefined) return
  const { message, hint } = complaint
  throw new WaypointError({ code: 'invalid-filter', message: `The condition "${whole}" ${message}.`, hint })
}

function complaintsOf(whole: string, unquoted: string): readonly Complaint[] {
  const example = "Write one like segment = 'smb'."
  return [
    { applies: whole === '', message: 'is empty', hint: example },
    {
      applies: /['"]/.test(unquoted),
      message: 'has a quote that is not closed',
      hint: "Text stands between two of '.",
    },
    {
      applies: /;|--/.test(unquoted),
      message: 'is more than one condition',
      hint: 'Give --where again for each; all of them hold.',
    },
    { applies: unquoted.includes('=='), message: 'compares with ==', hint: 'Write one =.' },
    {
      applies: !isBalanced(unquoted),
      message: 'has a bracket without its other half',
      hint: 'Each ( has its ).',
    },
    {
      applies: DANGLING_START.test(whole) || DANGLING_END.test(whole),
      message: 'breaks off',
      hint: example,
    },
  ]
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
