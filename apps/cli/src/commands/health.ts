import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface ExplainHealthOptions extends WorkspaceOptions {
  readonly date?: string
  readonly version?: string
}

export interface SimulatePolicyOptions extends WorkspaceOptions {
  readonly from?: string
  readonly to?: string
  readonly version?: string
  readonly limit: number
}

export interface CompilePolicyOptions {
  readonly projectDir?: string
  readonly check?: boolean
}

/** `waypoint health …`: why a score is what it is, what another policy would have said, and the policy itself. */
export function registerHealth(program: Command, host: Host): void {
  const health = program
    .command('health')
    .summary('Explain health scores, try out a changed policy, and compile the policy')
    .addHelpText('after', examples(['health explain "Valmere"', 'health simulate policy.yml']))
  registerExplain(health, host)
  registerSimulate(health, host)
  registerCompile(health, host)
}

function registerExplain(health: Command, host: Host): void {
  addWorkspaceOptions(
    health
      .command('explain')
      .argument('<customer>', 'customer_id, a name or a part of one, or source:id such as stripe:cus_8Qh2')
      .summary("Show how a customer's score came about: points, values, thresholds, changes and evidence")
      .option('--date <day>', 'as of which day, YYYY-MM-DD; default: the last day with scores'),
  )
    .option('--version <id>', 'a published version; default: the current one')
    .addHelpText(
      'after',
      examples([
        'health explain "Valmere"',
        'health explain stripe:cus_8Qh2 --date 2020-06-30',
        'health explain cus_c44387b554176669 --json',
      ]),
    )
    .action(async (customer: string, options: ExplainHealthOptions) => {
      const { explainCustomer } = await import('../health/explain-customer.ts')
      await explainCustomer(customer, options, host)
    })
}

function registerSimulate(health: Command, host: Host): void {
  addWorkspaceOptions(
    health
      .command('simulate')
      .argument('<policy>', 'a changed copy of policies/health.yml')
      .summary('Show what a changed policy would have said: bands, leavers caught, false alarms, who moves')
      .description(
        'Scores the published measures by another policy and compares the result with what was published. Nothing ' +
          'is built again: weights, thresholds, ceilings, bands and margins count; how measures are taken (the ' +
          "policy's parameters) does not.",
      )
      .option('--from <day>', 'first day, YYYY-MM-DD; default: twelve months before the last')
      .option('--to <day>', 'last day, YYYY-MM-DD; default: the last day with scores')
      .option('--limit <n>', 'customers that change band to list', wholeNumber, 10),
  )
    .option('--version <id>', 'a published version; default: the current one')
    .addHelpText(
      'after',
      examples([
        'health simulate policy.yml',
        'health simulate policy.yml --from 2020-01-01 --to 2020-06-30 --limit 25',
        'health simulate policy.yml --json > simulation.json',
      ]),
    )
    .action(async (policy: string, options: SimulatePolicyOptions) => {
      const { simulateChangedPolicy } = await import('../health/simulate-changed-policy.ts')
      await simulateChangedPolicy(policy, options, host)
    })
}

function registerCompile(health: Command, host: Host): void {
  health
    .command('compile')
    .argument('[policy]', 'default: policies/health.yml of the project')
    .summary('Turn policies/health.yml into the seeds and the macro that the models read')
    .option('--check', 'write nothing; fail where the policy is wrong or a file is not up to date')
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .addHelpText(
      'after',
      examples(['health compile', 'health compile --check', 'health compile policy.yml --check']),
    )
    .action(async (policy: string | undefined, options: CompilePolicyOptions) => {
      const { compilePolicy } = await import('../health/compile-policy.ts')
      compilePolicy(policy, options, host)
    })
}
