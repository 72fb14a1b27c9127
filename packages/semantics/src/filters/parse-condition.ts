import type { AttributeUse } from '../attributes/attribute.ts'
import { resolveName } from '../attributes/resolve-name.ts'
import type { Scope } from '../attributes/scope.ts'
import { checkCondition } from './check-condition.ts'
import type { Condition } from './condition.ts'
import { parseTemplate } from './parse-template.ts'

/** Quoted text, a number, a name with what shows that it is called, or anything else. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\d[\w.]*|[a-zA-Z_]\w*(?:\s*\()?|\s+|./gs
const NAME = /^[a-zA-Z_]\w*$/
const WORDS = new Set(
  `and or not in is null like ilike between true false date timestamp interval case when then else end cast as
  integer bigint varchar text double decimal numeric boolean distinct from escape similar to current_date`.split(
    /\s+/,
  ),
)

/** A condition as a person writes it: names bare, `segment = 'smb' and month >= '2020-01-01'`, or as in YAML. */
export function parseCondition(text: string, scope: Scope): Condition {
  if (text.includes('{{')) return parseTemplate(text, scope)
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token)
  checkCondition(text, tokens)
  const parts: (string | AttributeUse)[] = []
  for (const token of tokens) {
    const isName = NAME.test(token) && !WORDS.has(token.toLowerCase())
    const part = isName ? resolveName(token, scope) : token
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else parts.push(part)
  }
  return parts
}
