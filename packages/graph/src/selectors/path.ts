import type { GraphMember } from '../members.ts'
import { pathMatcher } from '../selection/glob.ts'
import type { SelectorMethod } from './method.ts'

/** A file, or a folder with all below it; also what a YAML file describes. */
export const path: SelectorMethod = {
  name: 'path',
  matcher({ value }) {
    const matches = pathMatcher(
      value
        .replaceAll('\\', '/')
        .replace(/^(?:\.\/)+/, '')
        .replace(/\/+$/, ''),
    )
    return (member) => {
      const patch = patchFile(member)
      if (patch !== null && matches(patch)) return true
      return withFolders(member.original_file_path.replaceAll('\\', '/')).some(matches)
    }
  },
  *candidates(members) {
    const seen = new Set<string>()
    for (const member of members) {
      for (const each of withFolders(member.original_file_path)) seen.add(each)
    }
    yield* seen
  },
}

function patchFile(member: GraphMember): string | null {
  const patch: unknown = 'patch_path' in member ? member.patch_path : null
  return typeof patch === 'string' ? (patch.split('://')[1] ?? null) : null
}

function withFolders(file: string): readonly string[] {
  const parts = file.split('/')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
}
