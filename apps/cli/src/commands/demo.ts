import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { listOfNames } from '../options/list-of-names.ts'
import { FURTHER_SOURCES } from '../simulation/known-names.ts'
import { DEFAULT_DIR } from '../workspace/workspace.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface DemoOptions {
  readonly scale: 'small' | 'demo'
  readonly seed: number
  readonly dir: string
  readonly sources?: readonly string[]
}

export function registerDemo(program: Command, host: Host): void {
  program
    .command('demo')
    .summary('Simulate a company, build, publish and report: the whole line in two minutes')
    .description(
      'Makes the demo company Atlas, resolves its customers, builds and checks every table, publishes a version and\n' +
        'reports on it. A second run does only what is new.',
    )
    .addOption(
      new Option('--scale <scale>', '300 or 2,000 customers').choices(['small', 'demo']).default('demo'),
    )
    .option('--seed <n>', 'another company', wholeNumber, 1)
    .option(
      '--sources <list>',
      `besides salesforce, stripe, zendesk, app and finance, separated by commas, or all: ${FURTHER_SOURCES.join(', ')}`,
      listOfNames,
    )
    .option('--dir <folder>', 'where everything it makes is kept', DEFAULT_DIR)
    .addHelpText(
      'after',
      examples([
        'demo',
        'demo --scale small --seed 7 --dir /tmp/atlas',
        'demo --sources google_ads,meta_ads,linkedin_ads,iterable --dir /tmp/marketing',
      ]),
    )
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('../demo/run-demo.ts')
      await runDemo(options, host)
    })
}
