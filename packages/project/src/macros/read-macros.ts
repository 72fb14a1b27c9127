import { WaypointError } from '@waypoint/contracts'
import type { SourceFile } from '../files/source-file.ts'
import type { Problems } from '../problems/problems.ts'
import type { LoadedMacro } from './loaded-macro.ts'
import { macroTemplate } from './macro-template.ts'

/** The macros, generic tests and materializations that one file declares. */
export function readMacros(file: SourceFile, problems: Problems): readonly LoadedMacro[] {
  const template = problems.attempt(() => macroTemplate(file))
  if (template === undefined) return []
  return template.macros.map((declaration) => ({
    uniqueId: `macro.${file.packageName}.${declaration.name}`,
    name: declaration.name,
    packageName: file.packageName,
    file: file.file,
    line: declaration.location.line,
    column: declaration.location.column,
    declaration,
    template,
  }))
}

/** Macros by unique_id; two of one name in one package are a mistake. */
export function collectMacros(
  macros: Iterable<LoadedMacro>,
  problems: Problems,
): ReadonlyMap<string, LoadedMacro> {
  const byId = new Map<string, LoadedMacro>()
  for (const macro of macros) {
    const other = byId.get(macro.uniqueId)
    if (other === undefined) {
      byId.set(macro.uniqueId, macro)
      continue
    }
    problems.error(
      new WaypointError({
        code: 'duplicate-macro',
        message: `The macro '${macro.name}' of ${macro.packageName} is declared twice: ${place(other)} and ${place(macro)}`,
        location: { file: macro.file, line: macro.line, column: macro.column },
        hint: 'Rename or remove one of the two.',
      }),
    )
  }
  return byId
}

function place(macro: LoadedMacro): string {
  return `${macro.file}:${macro.line}`
}
