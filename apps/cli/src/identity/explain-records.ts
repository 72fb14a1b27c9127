import { resolve } from 'node:path'
import { explainPair, recordKeyOf } from '@waypoint/identity'
import type { ExplainCommandOptions } from '../commands/identity.ts'
import type { Host } from '../host.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { renderExplanation } from './explanation-view.ts'
import { explainInWorkspace } from './workspace/explain-in-workspace.ts'

/** `waypoint identity explain A B`. */
export async function explainRecords(
  [one, other]: readonly [string, string],
  options: ExplainCommandOptions,
  host: Host,
): Promise<void> {
  const keys = [recordKeyOf(one), recordKeyOf(other)] as const
  const explanation =
    options.dir === undefined
      ? await explainPair({ dir: resolve(host.cwd, options.out), one: keys[0], other: keys[1] })
      : await explainInWorkspace(workspaceAt(options.dir, host.cwd), keys)
  host.out(
    options.json === true
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : renderExplanation(explanation, host.style),
  )
}
