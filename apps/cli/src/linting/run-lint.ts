import { WaypointError } from '@waypoint/contracts'
import { projectManifest } from '../drift/project-manifest.ts'
import { locateProject } from '../engine/locate-project.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { plural } from '../terminal/duration.ts'
import type { Finding } from './finding.ts'
import { lintProject, RULES } from './lint-project.ts'
import { readLintSettings } from './read-lint-settings.ts'

export interface LintOptions extends EngineOptions {
  readonly format: 'text' | 'json'
  readonly rule?: readonly string[]
}

/** `waypoint lint`: ends with 1 where something was found. */
export async function runLint(options: LintOptions, host: Host): Promise<void> {
  const only = options.rule
  refuseUnknown(only ?? [])
  const { projectDir } = locateProject(options.projectDir, host)
  const settings = readLintSettings(projectDir)
  const manifest = await projectManifest(options, host)
  const found = lintProject({ manifest, settings, projectDir })
  const findings = only === undefined ? found : found.filter(({ rule }) => only.includes(rule))
  if (options.format === 'json') host.out(`${JSON.stringify(findings, null, 2)}\n`)
  else {
    for (const finding of findings) host.out(lineOf(finding, host))
    const models = plural(
      Object.values(manifest.nodes).filter((node) => node.resource_type === 'model').length,
      'model',
    )
    const count = findings.length === 0 ? 'Nothing' : plural(findings.length, 'finding')
    host.err(`${count} in ${models}.\n`)
  }
  if (findings.length > 0) host.exitWith(1)
}

function lineOf({ file, line, rule, message, hint }: Finding, { style }: Host): string {
  return `${file}:${line}  ${style.bad(rule)}  ${message}${style.quiet(`; ${hint}`)}\n`
}

function refuseUnknown(names: readonly string[]): void {
  const known = RULES.map((rule) => rule.name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new WaypointError({
    code: 'unknown-rule',
    message: `There is no rule '${unknown}'.`,
    hint: `There are ${known.join(', ')}.`,
  })
}
