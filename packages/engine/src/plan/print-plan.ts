import type { Plan } from './plan.ts'

/** The plan as text, one step a line, for `--dry-run`. */
export function printPlan(plan: Plan): string {
  const width = Math.max(0, ...plan.steps.map((step) => step.action.length))
  const head = `${plan.command}: ${plan.steps.length} steps on ${plan.threads} threads, target ${plan.targetName}`
  const schemas = plan.schemas.map(
    ({ database, schema }) => `schema ${[database, schema].filter(Boolean).join('.')}`,
  )
  const steps = plan.steps.map((step) => {
    const after = step.dependsOn.length === 0 ? '' : `  after ${step.dependsOn.join(', ')}`
    return `${step.action.padEnd(width)}  ${step.uniqueId}${after}`
  })
  return [head, ...schemas, ...steps].join('\n')
}
