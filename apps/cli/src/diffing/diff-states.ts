import { diffRelation, type RelationDiff, type RelationPair, renderMarkdown } from '@waypoint/diff'
import { WaypointError } from '@waypoint/contracts'
import type { DiffOptions } from '../commands/diff.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { namedState, type NamedState } from './named-state.ts'
import { type OpenedStates, withFileStates } from './open-states.ts'
import { withTargetStates } from './open-targets.ts'
import { printDiff } from './print-diff.ts'

/** `waypoint diff`: exit code 1 where something differs, as other tools of that name have it. */
export async function diffStates(
  names: readonly [string, string],
  options: DiffOptions,
  host: Host,
): Promise<void> {
  const [before, after] = names.map(namedState) as [NamedState, NamedState]
  const isTarget = [before, after].filter(({ kind }) => kind === 'target').length
  if (isTarget === 1) {
    throw new WaypointError({
      code: 'not-comparable',
      message: `'${names[0]}' and '${names[1]}' are not in one place`,
      hint: 'compare a target with a target, and versions, relations and the warehouse of a workspace with each other',
    })
  }
  const report = (opened: OpenedStates): Promise<void> => compareAll(opened, options, host)
  if (before.kind === 'target' && after.kind === 'target') {
    return withTargetStates({ before: before.target, after: after.target }, { options, host }, report)
  }
  const workspace = workspaceAt(options.dir, host.cwd)
  return withFileStates({ before, after }, { before: workspace, after: workspace }, report)
}

async function compareAll(opened: OpenedStates, options: DiffOptions, host: Host): Promise<void> {
  const pairs = chosen(opened.pairs, options)
  const live = createLiveRegion(host)
  const diffs: RelationDiff[] = []
  try {
    for (const [index, pair] of pairs.entries()) {
      live.update([`${index + 1} of ${pairs.length}  ${pair.name}`])
      diffs.push(await diffRelation(pair, { ...opened, signal: host.signal }))
    }
  } finally {
    live.close()
  }
  const title = { before: opened.before, after: opened.after }
  switch (options.format) {
    case 'json':
      host.out(`${JSON.stringify({ ...title, relations: diffs }, null, 2)}\n`)
      break
    case 'markdown':
      host.out(renderMarkdown(diffs, title))
      break
    case 'table':
      host.out(printDiff(diffs, title, host.style))
      break
    default:
      options.format satisfies never
  }
  if (diffs.some(({ status }) => status !== 'equal')) host.exitWith(1)
}

function chosen(
  pairs: readonly RelationPair[],
  { select, key, samples }: DiffOptions,
): readonly RelationPair[] {
  const wanted = pairs.filter(
    ({ name }) => select === undefined || select.some((each) => isNamed(name, each)),
  )
  if (wanted.length === 0) {
    throw new WaypointError({
      code: 'nothing-selected',
      message: `${select?.join(', ') ?? 'the selection'} names nothing that both sides could have`,
      hint: `there is ${pairs
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', ')}${pairs.length > 5 ? ', …' : ''}`,
    })
  }
  return wanted.map((pair) => ({ ...pair, samples, ...(key === undefined ? {} : { key }) }))
}

/** `marts.fct_revenue`, `fct_revenue` or all of `marts`. */
function isNamed(name: string, asked: string): boolean {
  const [schema, identifier] = name.split('.')
  return name === asked || schema === asked || identifier === asked
}
