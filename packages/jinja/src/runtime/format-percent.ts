import type { Value } from '../values/value.ts'
export function formatPercent(template: string, _value: Value): string {
  return template
}
