import { WaypointError } from '@waypoint/contracts'
import type { Problems } from '../problems/problems.ts'
import { ofKind, type ParsedFiles } from './parsed-files.ts'

/** Files of Python models and functions by the name that others know them by. */
export function pythonFiles(parsed: ParsedFiles): ReadonlyMap<string, string> {
  return new Map(
    ofKind(parsed.files, 'python').map(({ file, path }) => [
      path.slice(path.lastIndexOf('/') + 1, -'.py'.length),
      file,
    ]),
  )
}

/** They are left out, in so many words; what refers to them is a mistake of its own. */
export function warnOfPython(files: ReadonlyMap<string, string>, problems: Problems): void {
  for (const [name, file] of files) {
    problems.warn(
      new WaypointError({
        code: 'python-model',
        message: `'${name}' is written in Python, which waypoint does not run: it is left out`,
        location: { file },
        hint: pythonHint(file),
      }),
    )
  }
}

export function pythonHint(file: string): string {
  return `Write ${file} as SQL or as TypeScript (${file.replace(/\.py$/, '.ts')}), or build it with dbt.`
}
