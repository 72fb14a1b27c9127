import type { MacroDefinition, MacroNamespace, MacroSource, NamespaceOptions } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'

/** Every macro of the project, its packages and the engine, found by dbt's search order. */
export class MacroLibrary implements MacroSource {
  readonly definitions: ReadonlyMap<string, MacroDefinition>

  constructor(definitions: ReadonlyMap<string, MacroDefinition>) {
    this.definitions = definitions
  }

  namespace(options: NamespaceOptions): MacroNamespace {
    throw new WaypointError({ code: 'missing-macro', message: options.packageName })
  }
}
