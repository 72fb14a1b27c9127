import { compileTemplate, scopeOf, type Value } from '@waypoint/jinja'

/** Python's str() and repr(), as the template language has them. */
export function pythonText(value: Value): string {
  if (typeof value === 'string') return value
  return TEXT.renderSync(scopeOf({ value }))
}

export function pythonRepr(value: Value): string {
  return REPR.renderSync(scopeOf({ value }))
}

const TEXT = compileTemplate('{{ value | string }}', { name: 'str' })
const REPR = compileTemplate("{{ '%r' % (value,) }}", { name: 'repr' })
