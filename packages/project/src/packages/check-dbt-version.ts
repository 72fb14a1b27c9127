import { DBT_VERSION } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import type { ProjectConfig } from '../config/project-config.ts'
import type { RawProject } from '../config/read-project-config.ts'
import { parseRequirement, parseVersion, satisfies } from '../deps/versions.ts'
import type { Problems } from '../problems/problems.ts'
import { locate } from '../yaml/yaml-position.ts'

/** A project may say for which versions of dbt it is written: one range or several, each may hold commas. */
export function checkDbtVersion(
  { name, requireDbtVersion }: Pick<ProjectConfig, 'name' | 'requireDbtVersion'>,
  raw: Pick<RawProject, 'text' | 'file'>,
  problems: Problems,
): void {
  const own = parseVersion(DBT_VERSION)
  if (own === undefined) return
  const ranges = requireDbtVersion.flatMap((range) => range.split(',')).map((range) => range.trim())
  for (const range of ranges.filter((each) => each !== '')) {
    const parsed = parseRequirement(range)
    if (parsed === undefined) {
      const message = `'${range}' is no version (require-dbt-version of ${name})`
      problems.error(mistake(raw, message, 'Write for example [">=1.6.0", "<2.0.0"].'))
    } else if (!satisfies(own, parsed)) {
      const message = `${name} is written for dbt ${ranges.join(', ')}, and this works as dbt ${DBT_VERSION}`
      problems.error(
        mistake(
          raw,
          message,
          'Widen require-dbt-version, install another version of the package, or use --no-version-check.',
        ),
      )
      return
    }
  }
}

function mistake(
  { text, file }: Pick<RawProject, 'text' | 'file'>,
  message: string,
  hint: string,
): WaypointError {
  return new WaypointError({
    code: 'unsupported-dbt-version',
    message,
    location: locate(text, file, ['require-dbt-version']),
    hint,
  })
}
