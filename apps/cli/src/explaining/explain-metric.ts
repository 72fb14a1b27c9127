import { WaypointError } from '@waypoint/contracts'
import type { ExplainMetricOptions } from '../commands/metrics.ts'
import type { Host } from '../host.ts'
import { withPublished } from '../publishing/with-published.ts'
import { queryOf } from '../publishing/query-of.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { findCustomer } from './find-customer.ts'
import { explainMrr } from './mrr-explanation.ts'
import { renderMrr } from './mrr-view.ts'

const OPENED = 'mrr'

/** `waypoint metrics explain mrr --customer …`: one published figure, opened. */
export async function explainMetric(
  metric: string,
  options: ExplainMetricOptions,
  host: Host,
): Promise<void> {
  if (metric !== OPENED) {
    throw new WaypointError({
      code: 'no-evidence',
      message: `The rows behind '${metric}' of one customer are not kept; those behind ${OPENED} are.`,
      hint: `Leave out --customer for what ${metric} means, or ask for ${OPENED}.`,
    })
  }
  const workspace = workspaceAt(options.dir, host.cwd)
  const explanation = await withPublished(workspace, options.version, async ({ connection }) => {
    const query = queryOf(connection)
    return await explainMrr(query, await findCustomer(query, options.customer), options.date)
  })
  host.out(
    options.json === true
      ? `${JSON.stringify(explanation, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`
      : renderMrr(explanation, host.style),
  )
}
