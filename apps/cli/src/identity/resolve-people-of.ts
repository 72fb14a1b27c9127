import { resolve } from 'node:path'
import { type PeopleSummary, resolvePeopleFile } from '@waypoint/identity'
import type { PeopleCommandOptions } from '../commands/identity-people.ts'
import type { Host } from '../host.ts'
import { formatCount, plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'

/** `waypoint identity people`. */
export async function resolvePeopleOf(
  file: string,
  options: PeopleCommandOptions,
  host: Host,
): Promise<void> {
  const summary = await resolvePeopleFile({
    file: { path: resolve(host.cwd, file), map: options.map },
    dir: resolve(host.cwd, options.out),
    format: options.format,
    at: new Date().toISOString(),
    memoryLimit: options.memoryLimit,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  })
  host.out(
    options.json === true ? `${JSON.stringify(summary, null, 2)}\n` : renderPeople(summary, host.style),
  )
}

function renderPeople(summary: PeopleSummary, style: Style): string {
  const lines = [
    `${style.bold(`${formatCount(summary.people)} ${summary.people === 1 ? 'person' : 'people'}`)} out of ${plural(
      summary.records,
      'record',
    )}; ${formatCount(summary.matched)} records share theirs, the largest has ${formatCount(summary.largestPerson)}.`,
    `${style.quiet('By')}  ${Object.entries(summary.byRule)
      .map(([rule, records]) => `${rule.replaceAll('_', ' ')} ${formatCount(records)}`)
      .join(', ')}`,
    ...(summary.rejected === 0
      ? []
      : [`${style.warn(`${plural(summary.rejected, 'row')} rejected`)}: no source_system or no source_id`]),
    '',
    ...summary.files.map((path) => style.link(path)),
  ]
  return `${lines.join('\n')}\n`
}
