import { WaypointError, WaypointErrors } from '@waypoint/contracts'
import { TemplateError } from '@waypoint/jinja'
import { fromTemplateError } from './template-problem.ts'

/** Collects the mistakes of a project so that all are reported together. */
export class Problems {
  readonly errors: WaypointError[] = []
  readonly warnings: WaypointError[] = []

  error(error: WaypointError): void {
    this.errors.push(error)
  }

  warn(warning: WaypointError): void {
    this.warnings.push(warning)
  }

  /** Runs a step; a mistake of the user is recorded and gives undefined, anything else is thrown on. */
  attempt<Result>(step: () => Result): Result | undefined {
    try {
      return step()
    } catch (error) {
      this.#record(error)
      return undefined
    }
  }

  async attemptAsync<Result>(step: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await step()
    } catch (error) {
      this.#record(error)
      return undefined
    }
  }

  throwIfAny(): void {
    if (this.errors.length > 0) throw new WaypointErrors(this.errors)
  }

  #record(error: unknown): void {
    if (error instanceof WaypointError) this.errors.push(error)
    else if (error instanceof WaypointErrors) this.errors.push(...error.errors)
    else if (error instanceof TemplateError) this.errors.push(fromTemplateError(error))
    else throw error
  }
}
