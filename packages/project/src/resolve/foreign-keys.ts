import { templateOptions } from '@waypoint/context'
import { compileTemplate, type Scope } from '@waypoint/jinja'
import { locationOf } from '../parse/parse-properties.ts'
import { isMap } from '../yaml/read-yaml.ts'
import type { NodeSpec } from './node-spec.ts'

const CALL = /^\s*(?:ref|source)\s*\(/

/** Renders what the foreign keys of a contract refer to: a model depends on it as on what its SQL reads. */
export function renderForeignKeys({ described, properties }: NodeSpec, scope: Scope): void {
  if (properties === null) return
  const render = (holder: unknown, path: readonly (string | number)[]): void => {
    if (!isMap(holder) || !Array.isArray(holder.constraints)) return
    for (const [index, constraint] of holder.constraints.entries()) {
      if (!isMap(constraint) || constraint.type !== 'foreign_key') continue
      const { to } = constraint
      if (typeof to !== 'string' || !CALL.test(to)) continue
      const place = locationOf(properties.entry, [...path, 'constraints', index, 'to'])
      compileTemplate(`{{ ${to} }}`, templateOptions(place)).renderSync(scope)
    }
  }
  render(described, [])
  const columns = Array.isArray(described.columns) ? described.columns : []
  for (const [index, column] of columns.entries()) render(column, ['columns', index])
}
