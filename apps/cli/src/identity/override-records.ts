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
import { workspaceAt } from '../workspace/workspace.ts'
import { changeWorkspaceOverrides, workspaceOverrides } from './workspace/change-workspace-overrides.ts'

/** `waypoint identity override force-match|force-split A B`. */
export async function decide(
  kind: Override['kind'],
  [one, other]: readonly [string, string],
  { options, host }: { readonly options: OverrideCommandOptions; readonly host: Host },
): Promise<void> {
  const { author, reason } = options
  const added = await change(options, host, (dir) =>
    addOverride({
      dir,
      kind,
      one: recordKeyOf(one),
      other: recordKeyOf(other),
      author,
      reason,
      at: new Date().toISOString(),
    }),
  )
  host.out(`Override ${added.number} is kept; it counts from the next ${nextStep(options)} on.\n`)
}

/** `waypoint identity override undo N`. */
export async function undo(number: number, options: OverrideCommandOptions, host: Host): Promise<void> {
  const { author, reason } = options
  const undone = await change(options, host, (dir) =>
    undoOverride({ dir, number, author, reason, at: new Date().toISOString() }),
  )
  host.out(`Override ${undone.number} is taken back from the next ${nextStep(options)} on.\n`)
}

type Place = Pick<OverrideCommandOptions, 'out' | 'dir'>

const nextStep = ({ dir }: Place): string =>
  dir === undefined ? '`waypoint identity resolve`' : `\`waypoint build --dir ${dir}\``

/** In the folder of a resolution, or in the warehouse of a workspace. */
async function change({ out, dir }: Place, host: Host, apply: (dir: string) => Override): Promise<Override> {
  if (dir === undefined) return apply(resolve(host.cwd, out))
  const { override, unknown } = await changeWorkspaceOverrides(workspaceAt(dir, host.cwd), apply)
  for (const key of unknown) {
    host.err(
      `${host.style.warn('There is no record')} ${keyText(key)} in the last build: without it the override has no effect.\n`,
    )
  }
  return override
}

/** `waypoint identity override list`. */
export async function listOverrides({ out, dir }: Place, host: Host): Promise<void> {
  const overrides =
    dir === undefined
      ? readOverrides(resolve(host.cwd, out))
      : await workspaceOverrides(workspaceAt(dir, host.cwd))
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
