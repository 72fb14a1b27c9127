import type { NodeResult } from '@waypoint/contracts'
import { engineSettings } from '../engine/engine-settings.ts'
import { runAndShow } from '../engine/run-command.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'

export interface CompileOptions extends EngineOptions {
  readonly inline?: string
  readonly output?: 'text' | 'json'
}

/** Compiles what is selected; SQL of the command line, and of nodes that are named one by one, is printed too. */
export async function showCompiled(options: CompileOptions, host: Host): Promise<void> {
  const { inline, output } = options
  const asked = invocationOptions('compile', options, host)
  const settings = await engineSettings(inline === undefined ? asked : { ...asked, inline }, host)
  const outcome = await runAndShow(settings)
  if (settings.json) return
  const named = new Set(settings.options.select?.flatMap((each) => each.split(/\s+/)))
  const printed = outcome.results.filter((result) => inline !== undefined || named.has(result.name))
  for (const result of printed) {
    if (result.compiledCode !== null) host.out(rendered(result, output ?? 'text', inline !== undefined))
  }
}

function rendered(result: NodeResult, output: 'text' | 'json', isInline: boolean): string {
  const { name, compiledCode } = result
  if (output === 'json') {
    return `${JSON.stringify({ ...(isInline ? {} : { node: name }), compiled: compiledCode }, null, 2)}\n`
  }
  return `${isInline ? '' : `\n${name}:\n`}${compiledCode}\n`
}
