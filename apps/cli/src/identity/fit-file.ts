import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fitRecords } from '@waypoint/identity'
import type { ResolveCommandOptions } from '../commands/identity.ts'
import type { Host } from '../host.ts'
import { formatCount } from '../terminal/duration.ts'

/** `waypoint identity fit`. */
export async function fitFile(file: string, options: ResolveCommandOptions, host: Host): Promise<void> {
  const at = resolve(host.cwd, options.weights ?? 'weights.json')
  const { weights, matches, others } = await fitRecords({
    file: {
      path: resolve(host.cwd, file),
      map: options.map,
      ...(options.truth === undefined ? {} : { truth: options.truth }),
    },
    version: `fitted ${new Date().toISOString().slice(0, 10)}`,
    memoryLimit: options.memoryLimit,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  })
  writeFileSync(at, `${JSON.stringify(weights, null, 2)}\n`)
  host.out(
    `Learned from ${formatCount(matches)} pairs that are one company and ${formatCount(others)} that are not.\n`,
  )
  host.out(`${host.style.quiet('Weights')}  ${host.style.link(at)}\n`)
}
