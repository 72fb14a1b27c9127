import type { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'
import type { Arguments } from './arguments.ts'
import type { Frame } from './frame.ts'
import type { Inheritance } from './inheritance.ts'

export type FilterFunction = (
  value: Value,
  args: Arguments,
  environment: Environment,
) => Value | Promise<Value>
export type TestFunction = (value: Value, args: Arguments, environment: Environment) => boolean

/** A template that another one imports or includes. */
export interface LoadedTemplate {
  readonly name: string
  renderSync(scope: { lookup(name: string): Value | undefined }): string
  render(scope: { lookup(name: string): Value | undefined }): Promise<string>
  exportsSync(scope: { lookup(name: string): Value | undefined }): ReadonlyMap<string, Value>
  exports(scope: { lookup(name: string): Value | undefined }): Promise<ReadonlyMap<string, Value>>
  /** Its text around the blocks of the template that extends it and executes in `child`. */
  renderAsParent(inheritance: Inheritance, child: Frame): string | Promise<string>
}

/** The filters, tests and globals that a template sees, and where its imports come from. */
export interface Environment {
  readonly filters: ReadonlyMap<string, FilterFunction>
  readonly tests: ReadonlyMap<string, TestFunction>
  readonly hostFilters: ReadonlyMap<string, HostObject>
  readonly hostTests: ReadonlyMap<string, HostObject>
  readonly globals: ReadonlyMap<string, Value>
  /** At least 0 and below 1, as Math.random(). */
  readonly random: () => number
  readonly load: ((name: string) => LoadedTemplate | undefined) | undefined
}
