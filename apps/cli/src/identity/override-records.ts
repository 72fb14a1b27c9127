import { resolve } from 'node:path'
import {
  addOverride,
  keyText,
  type Override,
  readOverrides,
  recordKeyOf,
  undoOverride,
} from '@waypoint/identity'
import type { OverrideCommandOptions } from '../commands/identity.ts'
import type { Host } from '../host.ts'
import { renderTable } from '../terminal/table.ts'

/** `waypoint identity override force-match|force-split A B`. */
export function decide(
  kind: Override['kind'],
  [one, other]: readonly [string, string],
  { options, host }: { readonly options: OverrideCommandOptions; readonly host: Host },
): void {
  const added = addOverride({
    dir: resolve(host.cwd, options.out),
    kind,
    one: recordKeyOf(one),
    other: recordKeyOf(other),
    author: options.author,
    reason: options.reason,
    at: new Date().toISOString(),
  })
  host.out(`Override ${added.number} is kept; it counts from the next \`waypoint identity resolve\` on.\n`)
}

/** `waypoint identity override undo N`. */
export function undo(number: number, options: OverrideCommandOptions, host: Host): void {
  const undone = undoOverride({
    dir: resolve(host.cwd, options.out),
    number,
    author: options.author,
    reason: options.reason,
    at: new Date().toISOString(),
  })
  host.out(`Override ${undone.number} is taken back from the next \`waypoint identity resolve\` on.\n`)
}

/** `waypoint identity override list`. */
export function listOverrides(dir: string, host: Host): void {
  const overrides = readOverrides(resolve(host.cwd, dir))
  if (overrides.length === 0) {
    host.out('There are no overrides.\n')
    return
  }
  const columns = ['no.', 'decision', 'record', 'other', 'by', 'because', 'state'] as const
  host.out(
    renderTable(
      columns.map((title) => ({ title, align: title === 'no.' ? 'right' : 'left' })),
      overrides.map((each) => [
        String(each.number),
        each.kind.replace('_', ' '),
        keyText(each.one),
        keyText(each.other),
        each.author,
        each.reason,
        each.undone === null ? 'holds' : `taken back by ${each.undone.author}: ${each.undone.reason}`,
      ]),
      host.style,
    ),
  )
}
