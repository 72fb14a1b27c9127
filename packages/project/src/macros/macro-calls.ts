import type { LoadedMacro } from './loaded-macro.ts'
import type { MacroLibrary } from './macro-library.ts'
import { dispatchPackages } from './search-order.ts'

const CODE = /\{\{[^]*?\}\}|\{%[^]*?%\}/g
const TEXT = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/g
const CALL = /(?<![\w.]|\|\s*)([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?\s*\(/g
const DISPATCH =
  /adapter\.dispatch\(\s*(?:macro_name\s*=\s*)?(['"])(\w+)\1(?:\s*,\s*(?:macro_namespace\s*=\s*)?(['"])(\w+)\3)?/g

/** unique_ids of the macros that a macro's text calls, found without running it. */
export function macroCalls(macro: LoadedMacro, library: MacroLibrary): readonly string[] {
  const found = new Set<string>()
  const add = (called: LoadedMacro | undefined): void => {
    if (called !== undefined && called.uniqueId !== macro.uniqueId) found.add(called.uniqueId)
  }
  for (const [code] of macro.declaration.source.matchAll(CODE)) {
    for (const [, first = '', second] of code.replaceAll(TEXT, "''").matchAll(CALL)) {
      if (second === undefined) add(library.visible(macro.packageName, first))
      else add(library.inPackage(first, second))
    }
    for (const [, , name = '', , namespace] of code.matchAll(DISPATCH)) {
      add(dispatched(name, namespace ?? null, macro, library))
    }
  }
  return [...found]
}

function dispatched(
  name: string,
  namespace: string | null,
  macro: LoadedMacro,
  library: MacroLibrary,
): LoadedMacro | undefined {
  for (const place of dispatchPackages(library.order, namespace)) {
    for (const prefix of library.order.prefixes) {
      const candidate = `${prefix}__${name}`
      const found =
        place === null ? library.visible(macro.packageName, candidate) : library.inPackage(place, candidate)
      if (found !== undefined) return found
    }
  }
  return undefined
}
