import { type SourceLocation, WaypointError, WaypointErrors } from '@waypoint/contracts'

export type Path = readonly (string | number)[]

export interface Problem {
  readonly path: Path
  readonly message: string
  readonly hint?: string
}

/** Collects what is wrong with one file; all of it is reported together. */
export class Problems {
  readonly found: Problem[] = []

  say(path: Path, message: string, hint?: string): void {
    if (this.found.some((problem) => problem.message === message)) return
    this.found.push({ path, message, ...(hint === undefined ? {} : { hint }) })
  }

  throwAny(locate: (path: Path) => SourceLocation): void {
    const errors = this.found.map(
      ({ path, message, hint }) =>
        new WaypointError({
          code: 'invalid-health-policy',
          message,
          location: locate(path),
          ...(hint === undefined ? {} : { hint }),
        }),
    )
    const [only, second] = errors
    if (only !== undefined && second === undefined) throw only
    if (errors.length > 0) throw new WaypointErrors(errors)
  }
}
