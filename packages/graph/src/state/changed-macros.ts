import type { Manifest } from '@waypoint/contracts'
import type { GraphMember } from '../members.ts'
import type { Change } from './change.ts'

/** Which macros differ, and what that means for whoever calls them, however far away. */
export class ChangedMacros {
  readonly #current: Manifest['macros']
  readonly #previous: Manifest['macros']
  /** unique_id → what became of the macro. */
  readonly #changed = new Map<string, string>()
  /** unique_id of a macro that calls a changed one, however far away → the next macro on the way there. */
  readonly #leadsTo: ReadonlyMap<string, string>

  constructor(current: Manifest, previous: Manifest) {
    this.#current = current.macros
    this.#previous = previous.macros
    const isOurs = builtinPackages(current, previous)
    for (const [id, macro] of Object.entries(current.macros)) {
      const before = previous.macros[id]
      if (isOurs.has(macro.package_name)) continue
      if (before === undefined) this.#changed.set(id, 'was added')
      else if (before.macro_sql !== macro.macro_sql) this.#changed.set(id, 'changed')
    }
    for (const [id, macro] of Object.entries(previous.macros)) {
      if (current.macros[id] === undefined && !isOurs.has(macro.package_name)) {
        this.#changed.set(id, 'was removed')
      }
    }
    this.#leadsTo = callersOf(this.#changed.keys(), current.macros)
  }

  changesOf(current: GraphMember, previous: GraphMember | undefined): readonly Change[] {
    if (this.#changed.size === 0) return []
    const now = macrosOf(current)
    const removed = macrosOf(previous).filter(
      (id) => this.#current[id] === undefined && this.#changed.has(id),
    )
    return [...new Set([...now, ...removed])]
      .filter((id) => this.#changed.has(id) || this.#leadsTo.has(id))
      .map((id) => ({ kind: 'macros', text: this.#describe(id) }))
  }

  #describe(id: string): string {
    const through: string[] = []
    let changed = id
    for (let next = this.#next(id); next !== undefined; next = this.#next(next)) {
      through.unshift(this.#nameOf(changed))
      changed = next
    }
    const text = `macro ${this.#nameOf(changed)} ${this.#changed.get(changed) ?? 'changed'}`
    return through.length === 0 ? text : `${text} (called by ${through.join(', called by ')})`
  }

  #next(id: string): string | undefined {
    return this.#changed.has(id) ? undefined : this.#leadsTo.get(id)
  }

  #nameOf(id: string): string {
    return this.#current[id]?.name ?? this.#previous[id]?.name ?? id
  }
}

function callersOf(changed: Iterable<string>, macros: Manifest['macros']): ReadonlyMap<string, string> {
  const callers = new Map<string, string[]>()
  for (const [id, macro] of Object.entries(macros)) {
    for (const called of macro.depends_on.macros) {
      const known = callers.get(called)
      if (known === undefined) callers.set(called, [id])
      else known.push(id)
    }
  }
  const leadsTo = new Map<string, string>()
  const pending = [...changed]
  for (let position = 0; position < pending.length; position += 1) {
    const called = pending[position] as string
    for (const caller of callers.get(called) ?? []) {
      if (leadsTo.has(caller)) continue
      leadsTo.set(caller, called)
      pending.push(caller)
    }
  }
  return leadsTo
}

/** Macros of the engine and its adapter are nobody's edit; another version of the engine is no change. */
function builtinPackages(...manifests: readonly Manifest[]): ReadonlySet<string> {
  return new Set(['dbt', ...manifests.map((manifest) => `dbt_${manifest.metadata.adapter_type}`)])
}

function macrosOf(member: GraphMember | undefined): readonly string[] {
  if (member === undefined || !('depends_on' in member)) return []
  return member.depends_on.macros ?? []
}
