import { type Command, Option } from 'commander'
import type { FreshnessOptions } from '../operating/check-freshness.ts'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerSource(program: Command, host: Host): void {
  const source = program.command('source').summary('Check how fresh the sources are')
  const command = source
    .command('freshness')
    .alias('snapshot-freshness')
    .summary('How old the newest row of each source is, into target/sources.json')
  addSelectionOptions(addProjectOptions(command))
    .addOption(new Option('-o, --output <file>', 'write to this file in place of target/sources.json'))
    .addHelpText(
      'after',
      examples([
        'source freshness',
        'source freshness --select source:raw_stripe',
        'build -s source_status:fresher+ --state last',
      ]),
    )
    .action(async (options: FreshnessOptions) => {
      const { checkFreshness } = await import('../operating/check-freshness.ts')
      await checkFreshness(options, host)
    })
  source.addHelpText('after', examples(['source freshness']))
}
