import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'
import { asks } from './always-runs.ts'
import type { MacroVersions } from './macro-versions.ts'

export interface HookTexts {
  /** What the hooks of a node would run now. */
  readonly texts: readonly string[]
  /** Hooks that cannot be rendered without doing what they do. */
  readonly unknown: readonly string[]
}

/** Renders the hooks of a node without running them. */
export async function hookTexts(
  { node, context }: NodeRuntime,
  macros: MacroVersions,
  { templates, project }: RunState,
): Promise<HookTexts> {
  const texts: string[] = []
  const unknown: string[] = []
  for (const { sql } of hooksOf(node)) {
    if (mayAsk(sql, macros, project.manifest)) {
      unknown.push(`what its hook does cannot be known: ${sql.trim().split('\n')[0] ?? ''}`)
    } else texts.push(await templates.get(sql, node.original_file_path).render(context))
  }
  return { texts, unknown }
}

function hooksOf(node: ManifestNode): ManifestNode['config']['pre-hook'] {
  return [...(node.config['pre-hook'] ?? []), ...(node.config['post-hook'] ?? [])]
}

/** Whether a template, or a macro it may come to, talks to the database by itself. */
function mayAsk(sql: string, macros: MacroVersions, manifest: Manifest): boolean {
  if (!/\{[{%]/.test(sql)) return false
  if (/\badapter\b|\bcontext\b/.test(sql)) return true
  const seen = new Set<string>()
  const pending = [...new Set(sql.match(/\w+/g) ?? [])].flatMap((name) => macros.named(name))
  // The list grows while it is walked.
  for (const macro of pending) {
    if (seen.has(macro.unique_id)) continue
    seen.add(macro.unique_id)
    if (asks(macro)) return true
    for (const id of macro.depends_on.macros) {
      const called = manifest.macros[id]
      if (called !== undefined) pending.push(...macros.named(called.name))
    }
  }
  return false
}
