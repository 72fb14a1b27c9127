import type { MacroNode, Manifest } from '@waypoint/contracts'
import { contentHash } from './content-hash.ts'

/**
 * The state of the macros behind a name. A name stands for every macro that may be called by it: those of
 * that name in any package, and those that dispatch finds for it (`duckdb__name`). So a macro that comes to
 * hide another changes the state of its name.
 */
export class MacroVersions {
  readonly #byName = new Map<string, MacroNode[]>()
  readonly #byPackage = new Map<string, MacroNode[]>()
  readonly #known = new Map<string, string>()

  constructor(manifest: Manifest) {
    for (const macro of Object.values(manifest.macros)) {
      this.#add(this.#byName, macro.name, macro)
      this.#add(this.#byPackage, macro.package_name, macro)
      const [, base] = /^[a-z0-9]+?__(.+)$/i.exec(macro.name) ?? []
      if (base !== undefined) this.#add(this.#byName, base, macro)
      const [, materialization] = /^materialization_(.+)_[^_]+$/.exec(macro.name) ?? []
      if (materialization !== undefined) this.#add(this.#byName, `materialization ${materialization}`, macro)
    }
  }

  ofName(name: string): string {
    return this.#version(`name ${name}`, this.#byName.get(name))
  }

  ofMaterialization(name: string): string {
    return this.ofName(`materialization ${name}`)
  }

  ofMaterializationMacros(name: string): readonly MacroNode[] {
    return this.named(`materialization ${name}`)
  }

  ofPackage(name: string): string {
    return this.#version(`package ${name}`, this.#byPackage.get(name))
  }

  /** The macros that may be meant by a name, those that dispatch finds included. */
  named(name: string): readonly MacroNode[] {
    return this.#byName.get(name) ?? []
  }

  #version(key: string, macros: readonly MacroNode[] | undefined): string {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const states = (macros ?? [])
      .map((macro) => `${macro.unique_id} ${contentHash(macro.macro_sql)}`)
      .toSorted()
    const version = states.length === 0 ? '' : contentHash(states)
    this.#known.set(key, version)
    return version
  }

  #add(index: Map<string, MacroNode[]>, key: string, macro: MacroNode): void {
    const known = index.get(key)
    if (known === undefined) index.set(key, [macro])
    else known.push(macro)
  }
}
