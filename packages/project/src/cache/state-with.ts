import type { LoadedMacro } from '../macros/loaded-macro.ts'
import { MacroLibrary } from '../macros/macro-library.ts'
import type { Problems } from '../problems/problems.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'

/** The same state, its parts still unread, with another list of mistakes. */
export function withProblems(state: ResolveState, problems: Problems): ResolveState {
  return changed(state, 'problems', problems)
}

export function withLibrary(state: ResolveState, library: MacroLibrary): ResolveState {
  return state.library === library ? state : changed(state, 'library', library)
}

/** The same state with another text of some macros. */
export function withMacros(state: ResolveState, macros: readonly LoadedMacro[]): ResolveState {
  if (macros.length === 0) return state
  const { definitions, order } = state.library
  const fresh = new Map(macros.map((macro) => [macro.uniqueId, macro]))
  const all = [...definitions].map(([id, macro]) => [id, fresh.get(id) ?? macro] as const)
  return withLibrary(state, new MacroLibrary(new Map(all), order))
}

function changed<Key extends keyof ResolveState>(
  state: ResolveState,
  key: Key,
  value: ResolveState[Key],
): ResolveState {
  return Object.defineProperties({} as ResolveState, {
    ...Object.getOwnPropertyDescriptors(state),
    [key]: { enumerable: true, configurable: true, value },
  })
}
