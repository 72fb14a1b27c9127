import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeclaredNode, type SourceLocation, WaypointError } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'

/** An error that names the YAML file of a unit test only, with the line where the test is declared. */
export function placedError(
  error: WaypointError,
  declared: DeclaredNode,
  project: LoadedProject,
): WaypointError {
  const { location } = error
  if (location === undefined || location.line !== undefined) return error
  if (location.file !== declared.original_file_path) return error
  const { code, message, macroStack, sql, hint } = error
  return new WaypointError({
    code,
    message,
    location: declarationOf(declared, project),
    macroStack,
    ...(sql === undefined ? {} : { sql }),
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  })
}

function declarationOf(
  { name, original_file_path: file, ...node }: DeclaredNode,
  project: LoadedProject,
): SourceLocation {
  const root = project.packages.find((each) => each.name === node.package_name)?.rootDir ?? project.rootDir
  const lines = linesOf(join(root, file))
  const start = lines.findIndex((line) => /^\s*unit_tests\s*:/.test(line))
  const index = lines.findIndex((line, at) => at >= start && nameIn(line) === name)
  const text = lines[index]
  return text === undefined ? { file } : { file, line: index + 1, column: text.indexOf('name') + 1 }
}

const nameIn = (line: string): string | undefined =>
  /(?:^|[\s{,-])name\s*:\s*(?:'([^']*)'|"([^"]*)"|([^\s,}#]+))/
    .exec(line)
    ?.slice(1)
    .find((each) => each !== undefined)

/** None where the file is not there any more. */
function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}
