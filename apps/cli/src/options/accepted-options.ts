import { type Command, Option } from 'commander'

/** Flags of dbt that scripts pass and that change nothing here, with the reason. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'static-parser': 'there is one parser, and it is exact',
  'use-experimental-parser': 'there is one parser, and it is exact',
  'populate-cache': 'a schema is listed when a node first asks for it',
  'send-anonymous-usage-stats': 'nothing is ever sent',
  introspect: 'compiling asks the database only where a template does',
  'macro-debugging': 'errors always name the macros they passed through',
  'log-cache-events': 'the log has every query',
  'show-all-deprecations': 'every warning is shown',
  'partial-parse-file-diff': 'files are compared by what is in them',
  'use-fast-test-edges': 'the graph needs no such edges',
  'single-threaded': 'use --threads 1',
  'cache-selected-only': 'only schemas that are asked for are listed',
  'show-resource-report': 'there is no such report',
  'upload-to-artifacts-ingest-api': 'nothing is ever sent',
  'export-saved-queries': 'saved queries are not exported',
  'inject-ephemeral-ctes': 'ephemeral models are always part of what reads them',
}

/** The same for flags with a value. */
const VALUES_WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'record-timing-info': 'run_results.json has the times of every node',
}

/** Accepted so that existing scripts run, and left out of --help. */
export function addAcceptedOptions(command: Command): Command {
  for (const name of Object.keys(WITHOUT_EFFECT)) {
    command.addOption(new Option(`--${name}`).hideHelp())
    command.addOption(new Option(`--no-${name}`).hideHelp())
  }
  for (const name of Object.keys(VALUES_WITHOUT_EFFECT)) {
    command.addOption(new Option(`--${name} <value>`).hideHelp())
  }
  return command
}

/** A sentence for each of them that was typed. */
export function explainAccepted(commandLine: readonly string[]): readonly string[] {
  return commandLine.flatMap((word) => {
    const name = /^--(?:no-)?([a-z-]+)$/.exec(word)?.[1]
    const reasons = { ...WITHOUT_EFFECT, ...VALUES_WITHOUT_EFFECT }
    const reason = name === undefined || !Object.hasOwn(reasons, name) ? undefined : reasons[name]
    return reason === undefined ? [] : [`${word} changes nothing: ${reason}.`]
  })
}
