import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addStoreOptions, type StoreOptions } from '../options/store-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface ReportOptions extends StoreOptions {
  readonly format: 'terminal' | 'html' | 'markdown' | 'json' | 'pdf'
  readonly paper: 'a4' | 'us-letter'
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
        'printed here, and written to <dir>/report as HTML and Markdown. With --format pdf it is written to\n' +
        'report.pdf there as well: tagged, in pages, on A4 or US Letter; the path is printed.',
    )
  addStoreOptions(command)
    .addOption(
      new Option('--format <format>', 'what goes to standard output')
        .choices(['terminal', 'html', 'markdown', 'json', 'pdf'])
        .default('terminal'),
    )
    .addOption(new Option('--paper <size>', 'paper of a PDF').choices(['a4', 'us-letter']).default('a4'))
    .option('--out <folder>', 'folder for index.html, report.md and report.pdf; default: <dir>/report')
    .option('--version <id>', 'a published version; default: the current one')
    .option('--limit <n>', 'customers to list', wholeNumber)
    .addHelpText(
      'after',
      examples([
        'report',
        'report --format markdown > brief.md',
        'report --format pdf --paper us-letter --out board',
        'report --limit 25',
        'report --target prod',
      ]),
    )
    .action(async (options: ReportOptions) => {
      const { reportOnWorkspace } = await import('../reporting/report-on-workspace.ts')
      await reportOnWorkspace(options, host)
    })
}
