import { simulatePolicy } from '@waypoint/health'
import { readReportingCurrency } from '@waypoint/report'
import type { SimulatePolicyOptions } from '../commands/health.ts'
import type { Host } from '../host.ts'
import { queryOf } from '../publishing/query-of.ts'
import { withPublished } from '../publishing/with-published.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { readPolicyFile } from './policy-file.ts'
import { renderSimulation } from './simulation-view.ts'

/** `waypoint health simulate`: the published measures, scored by another policy. */
export async function simulateChangedPolicy(
  file: string,
  options: SimulatePolicyOptions,
  host: Host,
): Promise<void> {
  const policy = readPolicyFile(file, host.cwd)
  const workspace = workspaceAt(options.dir, host.cwd)
  const [simulation, currency] = await withPublished(workspace, options.version, async ({ connection }) => {
    const query = queryOf(connection)
    return [
      await simulatePolicy(query, { policy, from: options.from, to: options.to }),
      await readReportingCurrency(query),
    ] as const
  })
  host.out(
    options.json === true
      ? `${JSON.stringify(simulation, null, 2)}\n`
      : renderSimulation(simulation, { limit: options.limit, currency, style: host.style }),
  )
}
