import { resolve } from 'node:path'
import { explainPair, recordKeyOf } from '@waypoint/identity'
import type { ExplainCommandOptions } from '../commands/identity.ts'
import type { Host } from '../host.ts'
import { renderExplanation } from './explanation-view.ts'

/** `waypoint identity explain A B`. */
export async function explainRecords(
  [one, other]: readonly [string, string],
  options: ExplainCommandOptions,
  host: Host,
): Promise<void> {
  const explanation = await explainPair({
    dir: resolve(host.cwd, options.out),
    one: recordKeyOf(one),
    other: recordKeyOf(other),
  })
  host.out(
    options.json === true
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : renderExplanation(explanation, host.style),
  )
}
