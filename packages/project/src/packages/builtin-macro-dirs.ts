import type { BuiltinMacroDir, LoadOptions } from '../options.ts'

/** The built-in macros that a target has: those for every database and those of its own adapter. */
export function builtinMacroDirsFor(
  { builtinMacroDirs }: Pick<LoadOptions, 'builtinMacroDirs'>,
  profile: { readonly type: string },
): readonly BuiltinMacroDir[] {
  return builtinMacroDirs.filter(({ adapter }) => adapter === undefined || adapter === profile.type)
}
