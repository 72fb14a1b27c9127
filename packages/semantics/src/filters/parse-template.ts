import { WaypointError } from '@waypoint/contracts'
import type { AttributeUse } from '../attributes/attribute.ts'
import { resolveName } from '../attributes/resolve-name.ts'
import type { Scope } from '../attributes/scope.ts'
import { isGrain } from '../layer/grain.ts'
import type { Condition } from './condition.ts'

const EXPRESSION = /\{\{(.*?)\}\}/gs
const CALL =
  /^\s*(Dimension|TimeDimension|Entity)\(\s*(.*?)\s*\)\s*(?:\.\s*(?:grain|date_part)\(\s*(['"])(\w+)\3\s*\))?\s*$/s
const TEXT = /^(?:\w+\s*=\s*)?(['"])([^'"]*)\1$/

/** `{{ Dimension('customer__segment') }} = 'smb'`, as filters in YAML are written. */
export function parseTemplate(text: string, scope: Scope): Condition {
  const parts: (string | AttributeUse)[] = []
  let end = 0
  for (const match of text.matchAll(EXPRESSION)) {
    parts.push(text.slice(end, match.index), attributeOf(match[1] ?? '', scope))
    end = match.index + match[0].length
  }
  return [...parts, text.slice(end)].filter((part) => part !== '')
}

function attributeOf(expression: string, scope: Scope): AttributeUse {
  const call = CALL.exec(expression)
  const [, kind = '', written = '', , method] = call ?? []
  const [name, second] = written.split(',').map((argument) => TEXT.exec(argument.trim())?.[2])
  const grain = kind === 'TimeDimension' ? (second ?? method) : method
  if (call === null || name === undefined || (grain !== undefined && !isGrain(grain.toLowerCase()))) {
    throw new WaypointError({
      code: 'invalid-filter',
      message: `A filter cannot read '{{${expression}}}'.`,
      hint: "Write {{ Dimension('customer__segment') }}, {{ TimeDimension('metric_time', 'month') }} or {{ Entity('customer') }}.",
    })
  }
  return resolveName(grain === undefined ? name : `${name}__${grain.toLowerCase()}`, scope)
}
