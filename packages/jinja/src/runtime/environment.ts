import type { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'
import type { Arguments } from './arguments.ts'

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
}

/** The filters, tests and globals that a template sees, and where its imports come from. */
export interface Environment {
  readonly filters: ReadonlyMap<string, FilterFunction>
  readonly tests: ReadonlyMap<string, TestFunction>
  readonly hostFilters: ReadonlyMap<string, HostObject>
  readonly hostTests: ReadonlyMap<string, HostObject>
  readonly globals: ReadonlyMap<string, Value>
  readonly load: ((name: string) => LoadedTemplate | undefined) | undefined
}
