import { WaypointError } from '@waypoint/contracts'
import type { AttributeUse } from '../attributes/attribute.ts'
import { resolveName } from '../attributes/resolve-name.ts'
import type { Scope } from '../attributes/scope.ts'
import type { Condition } from './condition.ts'
import { nameOfCall } from './name-of-call.ts'

const EXPRESSION = /\{\{(.*?)\}\}/gs

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
  const name = nameOfCall(expression)
  if (name === undefined) {
    throw new WaypointError({
      code: 'invalid-filter',
      message: `A filter cannot read '{{${expression}}}'.`,
      hint: "Write {{ Dimension('customer__segment') }}, {{ TimeDimension('metric_time', 'month') }} or {{ Entity('customer') }}.",
    })
  }
  return resolveName(name, scope)
}
