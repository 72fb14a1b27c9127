import { setTimeout as wait } from 'node:timers/promises'
import { WaypointError } from '@waypoint/contracts'
import { currentVersion, type KeptCopy } from '@waypoint/publishing'
import type { Host } from '../host.ts'
import { renderError } from '../terminal/error-view.ts'
import { formatCount, formatSeconds, plural } from '../terminal/duration.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import type { TargetCopies } from './copies-of-target.ts'

/** The first look, before the app listens. Without the database it starts with the copy that there is. */
export async function firstLook(copies: TargetCopies, host: Host): Promise<void> {
  const { target, dir } = copies
  try {
    tellSeen(await lookAndTell(copies, host), copies, host)
  } catch (cause) {
    host.signal.throwIfAborted()
    const kept = await currentVersion(dir).catch(() => null)
    if (kept === null) throw cause
    host.err(
      `${renderError(cause, host.style)}The app shows version ${kept.version} of ${target}, copied before.\n`,
    )
  }
}

/** Looks again and again until the signal; what goes wrong is told once, and tried again the next time. */
export async function followTarget(
  copies: TargetCopies,
  host: Host,
  { everySeconds }: { readonly everySeconds: number },
): Promise<void> {
  const { signal } = host
  let told: string | null = null
  for (;;) {
    await wait(everySeconds * 1000, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    try {
      const kept = await lookAndTell(copies, host)
      if (kept.status !== 'nothing') tellSeen(kept, copies, host)
      if (told !== null) host.out(host.style.quiet(`${copies.target} answers again\n`))
      told = null
    } catch (cause) {
      if (signal.aborted) return
      const problem = renderError(cause, host.style)
      if (problem !== told && !isOthersWork(cause)) {
        host.err(
          `${problem}The app goes on with what it has, and looks again every ${formatSeconds(everySeconds)}.\n`,
        )
        told = problem
      }
    }
  }
}

async function lookAndTell(copies: TargetCopies, host: Host): Promise<KeptCopy> {
  const startedAt = performance.now()
  const live = createLiveRegion(host)
  try {
    const kept = await copies.look(({ version, relation, index, rows }) =>
      live.update([
        `Copying version ${version.version} of ${copies.target}: ${index} of ${plural(version.relations.length, 'table')}, ${formatCount(rows)} of ${formatCount(version.rows)} rows  ${relation.schema}.${relation.name}`,
      ]),
    )
    live.close()
    if (kept.status === 'copied') {
      const { relations, rows } = kept.copy
      const seconds = formatSeconds((performance.now() - startedAt) / 1000)
      host.out(
        `Version ${kept.version} of ${copies.target} copied: ${plural(relations.length, 'table')}, ${formatCount(rows)} rows in ${seconds}\n`,
      )
    }
    return kept
  } finally {
    live.close()
  }
}

function tellSeen(kept: KeptCopy, { target }: TargetCopies, host: Host): void {
  switch (kept.status) {
    case 'copied':
    case 'current':
      return
    case 'switched':
      return host.out(
        host.style.quiet(`${target} went to version ${kept.version}, which was copied before\n`),
      )
    case 'nothing':
      return host.err(
        `Nothing is published in ${target} yet: run \`waypoint publish --target ${target}\`; the app follows.\n`,
      )
    default:
      return kept satisfies never
  }
}

/** Another process makes the same copy; when it has, this one sees it. */
const isOthersWork = (cause: unknown): boolean =>
  cause instanceof WaypointError && cause.code === 'copy-running'
