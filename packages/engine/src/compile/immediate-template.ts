import type { NodeContext } from '@waypoint/context'
import type { Template } from '@waypoint/jinja'

/** Names that answer without asking the database, as long as no macro of the project takes their place. */
const IMMEDIATE: ReadonlySet<string> = new Set([
  'ref',
  'source',
  'config',
  'var',
  'env_var',
  'this',
  'target',
  'execute',
  'invocation_id',
  'run_started_at',
  'range',
  'dict',
  'namespace',
  '_dbt_generic_test_kwargs',
])

/** Whether rendering the template never waits, so that it need not be compiled to be run. */
export function isImmediate(template: Template, context: NodeContext): boolean {
  if (!template.interpretable) return false
  for (const name of template.freeNames) {
    if (!IMMEDIATE.has(name) || context.macros.lookup(name) !== undefined) return false
  }
  return true
}
