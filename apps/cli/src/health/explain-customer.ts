import { explainHealth } from '@waypoint/health'
import type { ExplainHealthOptions } from '../commands/health.ts'
import { findCustomer } from '../explaining/find-customer.ts'
import type { Host } from '../host.ts'
import { queryOf } from '../publishing/query-of.ts'
import { withPublished } from '../publishing/with-published.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { renderExplanation } from './explanation-view.ts'

/** `waypoint health explain`: one score of the published version, opened. */
export async function explainCustomer(
  text: string,
  options: ExplainHealthOptions,
  host: Host,
): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const explanation = await withPublished(workspace, options.version, async ({ connection }) => {
    const query = queryOf(connection)
    const customer = await findCustomer(query, text)
    return await explainHealth(query, { customer, date: options.date })
  })
  host.out(
    options.json === true
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : renderExplanation(explanation, host),
  )
}
