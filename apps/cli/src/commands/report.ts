import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface ReportOptions extends WorkspaceOptions {
  readonly format: 'terminal' | 'html' | 'markdown' | 'json'
  readonly out?: string
  readonly version?: string
  readonly limit?: number
}

export function registerReport(program: Command, host: Host): void {
  const command = program
    .command('report')
    .summary('Print the Customer Current Position of the published version')
    .description(
      'Who is at risk and why, who will expand, how revenue moved and whether support kept its promises:\n' +
        'printed here, and written to <dir>/report as HTML and Markdown.',
    )
  addWorkspaceOptions(command)
    .addOption(
      new Option('--format <format>', 'what goes to standard output')
        .choices(['terminal', 'html', 'markdown', 'json'])
        .default('terminal'),
    )
    .option('--out <folder>', 'folder for index.html and report.md; default: <dir>/report')
    .option('--version <id>', 'a published version; default: the current one')
    .option('--limit <n>', 'customers to list', wholeNumber)
    .addHelpText('after', examples(['report', 'report --format markdown > brief.md', 'report --limit 25']))
    .action(async (options: ReportOptions) => {
      const { reportOnWorkspace } = await import('../reporting/report-on-workspace.ts')
      await reportOnWorkspace(options, host)
    })
}
