import { type RelationDiff, renderMarkdown } from '@waypoint/diff'
import { WaypointError } from '@waypoint/contracts'
import type { DiffOptions } from '../commands/diff.ts'
import type { Host } from '../host.ts'
import { plural } from '../terminal/duration.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { withStore } from '../publishing/open-store.ts'
import { namedState, type NamedState } from './named-state.ts'
import { withApartStates } from './open-apart.ts'
import { withSchemaStates } from './open-schemas.ts'
import { withFileStates } from './open-states.ts'
import { withRevisions } from './revisions/open-revisions.ts'
import { areTogether, readTarget, withTargetStates } from './open-targets.ts'
import { chosenPairs } from './chosen-pairs.ts'
import type { OpenedStates } from './opened-states.ts'
import { printDiff } from './print-diff.ts'

/** `waypoint diff`: exit code 1 where something differs, as other tools of that name have it. */
export async function diffStates(
  names: readonly [string, string],
  options: DiffOptions,
  host: Host,
): Promise<void> {
  const [before, after] = names.map(namedState) as [NamedState, NamedState]
  const report = (opened: OpenedStates): Promise<void> => compareAll(opened, options, host)
  const asked = { options, host }
  if (before.kind === 'revision' || after.kind === 'revision') {
    if (before.kind !== 'revision' || after.kind !== 'revision') throw notRevisions(names)
    return withRevisions({ before, after }, asked, (opened) =>
      compareAll(opened, ofWhatIsBuilt(options), host),
    )
  }
  if (before.kind === 'target' && after.kind === 'target') {
    const targets = {
      before: await readTarget(before.target, asked),
      after: await readTarget(after.target, asked),
    }
    if (areTogether(targets.before, targets.after)) return withTargetStates(targets, asked, report)
    return withApartStates({ before, after }, asked, report)
  }
  if (before.kind === 'target' || after.kind === 'target') {
    return withApartStates({ before, after }, asked, report)
  }
  return withStore(options, host, (store) => {
    if (store.kind === 'schemas') return withSchemaStates({ before, after }, { store, host }, report)
    const { workspace } = store
    const workspaces = { before: workspace, after: workspace, signal: host.signal }
    return withFileStates({ before, after }, workspaces, report)
  })
}

/** What is built is what is compared. */
function ofWhatIsBuilt({ select: _select, ...options }: DiffOptions): DiffOptions {
  return { ...options, includeViews: true }
}

function notRevisions(names: readonly [string, string]): WaypointError {
  return new WaypointError({
    code: 'not-comparable',
    message: `of '${names[0]}' and '${names[1]}' only one is a revision of the project`,
    hint: 'compare a revision with a revision (git:main git:HEAD), or with the files as they are (git:main worktree)',
  })
}

async function compareAll(opened: OpenedStates, options: DiffOptions, host: Host): Promise<void> {
  const { pairs, views } = chosenPairs(opened.pairs, options)
  const live = createLiveRegion(host)
  const diffs: RelationDiff[] = []
  try {
    for (const [index, pair] of pairs.entries()) {
      live.update([`${index + 1} of ${pairs.length}  ${pair.name}`])
      diffs.push(await opened.compare(pair))
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
  if (views > 0) host.err(`${plural(views, 'view')} left out; --include-views compares them, too\n`)
  if (diffs.some(({ status }) => status !== 'equal')) host.exitWith(1)
}
