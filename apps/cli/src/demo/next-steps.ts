import { relative } from 'node:path'
import type { WrittenReport } from '../reporting/write-report.ts'
import type { Style } from '../terminal/style.ts'
import { DEFAULT_DIR, type Workspace, workspaceAt } from '../workspace/workspace.ts'

export interface NextSteps {
  readonly written: WrittenReport
  readonly workspace: Workspace
  readonly cwd: string
}

/** Where the report is, and commands that can be copied as they stand. */
export function renderNextSteps({ written, workspace, cwd }: NextSteps, style: Style): string {
  const dir =
    workspace.dir === workspaceAt(DEFAULT_DIR, cwd).dir ? '' : ` --dir ${shortPath(workspace.dir, cwd)}`
  const commands: readonly (readonly [string, string])[] = [
    [`npx waypoint serve${dir}`, 'open the app'],
    [
      `npx waypoint sql "from marts.risk_watchlist order by rank limit 10"${dir}`,
      'query the published version',
    ],
    [`npx waypoint build --select mrr_waterfall+${dir}`, 'build a part again'],
    [`npx waypoint versions${dir}`, 'what has been published'],
    ['npx waypoint --help', 'everything else'],
  ]
  const width = Math.max(...commands.map(([command]) => command.length))
  return [
    `${style.bold('Report')}  ${style.link(written.html)}`,
    `${style.bold('Next')}    ${commands
      .map(([command, why]) => `${command.padEnd(width)}  ${style.quiet(why)}`)
      .join('\n        ')}`,
    '',
  ].join('\n')
}

/** Relative below the current folder, absolute elsewhere. */
function shortPath(path: string, cwd: string): string {
  const below = relative(cwd, path)
  return below.startsWith('..') ? path : below || '.'
}
