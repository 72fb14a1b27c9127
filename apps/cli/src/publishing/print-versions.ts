import { WaypointError } from '@waypoint/contracts'
import type { PublishedVersion, StoredVersions, Verification } from '@waypoint/publishing'
import type { VersionsOptions } from '../commands/versions.ts'
import type { Host } from '../host.ts'
import { formatCount } from '../terminal/duration.ts'
import { renderError } from '../terminal/error-view.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'
import { type Store, withStore } from './open-store.ts'

const COLUMNS = [
  { title: 'version', align: 'left' },
  { title: 'data as of', align: 'left' },
  { title: 'tables', align: 'right' },
  { title: 'rows', align: 'right' },
  { title: 'MB', align: 'right' },
  { title: '', align: 'left' },
] as const

/** `waypoint versions`: the latest first, with the one that readers see marked. */
export async function printVersions(options: VersionsOptions, host: Host): Promise<void> {
  await withStore(options, host, (store) => print(store, options, host))
}

async function print(store: Store, options: VersionsOptions, host: Host): Promise<void> {
  const versions = await store.versions.list()
  const damaged = await store.versions.damaged()
  const current = await currentOf(store, host)
  const verified = options.verify === true ? await verifyAll(store.versions, versions) : []
  if (damaged.length > 0 || verified.some(({ state }) => state === 'damaged')) host.exitWith(1)
  if (options.json === true) {
    const shown = versions.map((version, index) =>
      verified[index] === undefined ? version : { ...version, verification: verified[index] },
    )
    host.out(`${JSON.stringify({ current: current?.version ?? null, versions: shown, damaged }, null, 2)}\n`)
    return
  }
  for (const { version, because } of damaged) host.err(`Version ${version} is damaged: ${because}.\n`)
  if (versions.length === 0) {
    if (damaged.length > 0) return
    const place = store.kind === 'files' ? store.workspace.published : `the database of ${store.target}`
    host.out(`Nothing is published in ${place} yet. Run \`waypoint publish\`, or \`waypoint demo\`.\n`)
    return
  }
  const rows = versions.map((version, index) =>
    rowOf(version, { current, verification: verified[index] }, host.style),
  )
  host.out(renderTable(COLUMNS, rows, host.style))
}

/** None where nobody can say which: that is told, and the list is shown all the same. */
async function currentOf(store: Store, host: Host): Promise<PublishedVersion | null> {
  try {
    return await store.versions.current()
  } catch (cause) {
    if (!(cause instanceof WaypointError)) throw cause
    host.err(renderError(cause, host.style))
    host.exitWith(1)
    return null
  }
}

interface Known {
  readonly current: PublishedVersion | null
  readonly verification: Verification | undefined
}

function rowOf(version: PublishedVersion, { current, verification }: Known, style: Style): string[] {
  const marks = [
    version.version === current?.version ? style.ok('current') : '',
    verification === undefined ? '' : verificationText(verification, style),
    version.override === null ? '' : style.warn(`published although refused: ${version.override.reason}`),
  ]
  return [
    version.version,
    version.source_data_day ?? '–',
    formatCount(version.relations.length),
    formatCount(version.rows),
    formatCount(Math.round((version.disk_bytes ?? version.bytes) / 1e6)),
    marks.filter((mark) => mark !== '').join(', '),
  ]
}

async function verifyAll(
  store: StoredVersions,
  versions: readonly PublishedVersion[],
): Promise<readonly Verification[]> {
  const verified: Verification[] = []
  for (const version of versions) verified.push(await store.verify(version))
  return verified
}

function verificationText(verification: Verification, style: Style): string {
  switch (verification.state) {
    case 'whole':
      return style.ok('whole')
    case 'damaged':
      return style.bad(`damaged: ${verification.because}`)
  }
}
