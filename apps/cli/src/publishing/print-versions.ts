import { currentVersion, listVersions, type PublishedVersion } from '@waypoint/publishing'
import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { formatCount } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'

const COLUMNS = [
  { title: 'version', align: 'left' },
  { title: 'data as of', align: 'left' },
  { title: 'tables', align: 'right' },
  { title: 'rows', align: 'right' },
  { title: 'MB', align: 'right' },
  { title: '', align: 'left' },
] as const

/** `waypoint versions`: the latest first, with the one that readers see marked. */
export async function printVersions(options: WorkspaceOptions, host: Host): Promise<void> {
  const { published } = workspaceAt(options.dir, host.cwd)
  const versions = await listVersions(published)
  const current = await currentVersion(published)
  if (options.json === true) {
    host.out(`${JSON.stringify({ current: current?.version ?? null, versions }, null, 2)}\n`)
    return
  }
  if (versions.length === 0) {
    host.out(`Nothing is published in ${published} yet. Run \`waypoint publish\`, or \`waypoint demo\`.\n`)
    return
  }
  host.out(
    renderTable(
      COLUMNS,
      versions.map((version) => rowOf(version, current, host.style)),
      host.style,
    ),
  )
}

function rowOf(version: PublishedVersion, current: PublishedVersion | null, style: Style): string[] {
  const marks = [
    version.version === current?.version ? style.ok('current') : '',
    version.override === null ? '' : style.warn(`published although refused: ${version.override.reason}`),
  ]
  return [
    version.version,
    version.source_data_day ?? '–',
    formatCount(version.relations.length),
    formatCount(version.rows),
    formatCount(Math.round(version.bytes / 1e6)),
    marks.filter((mark) => mark !== '').join(', '),
  ]
}
