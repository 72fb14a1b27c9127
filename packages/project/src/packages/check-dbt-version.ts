import { DBT_VERSION } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import { parseRequirement, parseVersion, satisfies } from '../deps/versions.ts'
import type { Problems } from '../problems/problems.ts'
import { locate } from '../yaml/yaml-position.ts'

export interface VersionRequirement {
  readonly project: string
  /** From `require-dbt-version`: one range or several, each may hold commas. */
  readonly ranges: readonly string[]
  /** The text of dbt_project.yml and how errors call it. */
  readonly text: string
  readonly file: string
}

/** A project may say for which versions of dbt it is written. */
export function checkDbtVersion(requirement: VersionRequirement, problems: Problems): void {
  const own = parseVersion(DBT_VERSION)
  if (own === undefined) return
  const ranges = requirement.ranges.flatMap((range) => range.split(',')).map((range) => range.trim())
  for (const range of ranges.filter((each) => each !== '')) {
    const parsed = parseRequirement(range)
    if (parsed === undefined) {
      const message = `'${range}' is no version (require-dbt-version of ${requirement.project})`
      problems.error(mistake(requirement, message, 'Write for example [">=1.6.0", "<2.0.0"].'))
    } else if (!satisfies(own, parsed)) {
      const message = `${requirement.project} is written for dbt ${ranges.join(', ')}, and this works as dbt ${DBT_VERSION}`
      problems.error(
        mistake(
          requirement,
          message,
          'Widen require-dbt-version, or install another version of the package.',
        ),
      )
      return
    }
  }
}

function mistake({ text, file }: VersionRequirement, message: string, hint: string): WaypointError {
  return new WaypointError({
    code: 'unsupported-dbt-version',
    message,
    location: locate(text, file, ['require-dbt-version']),
    hint,
  })
}
