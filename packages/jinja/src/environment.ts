import { builtinFilters } from './filters/builtin-filters.ts'
import { builtinGlobals } from './globals/builtin-globals.ts'
import { lipsum } from './globals/lipsum.ts'
import { randomSource } from './globals/random-source.ts'
import type { Environment } from './runtime/environment.ts'
import type { TemplateOptions } from './template.ts'
import { Callable } from './values/callable.ts'
import type { Value } from './values/value.ts'
import { builtinTests } from './tests/builtin-tests.ts'

export function environmentOf(options: TemplateOptions): Environment {
  const random = options.seed === undefined ? Math.random : randomSource(options.seed)
  const seeded: [string, Value][] =
    options.seed === undefined ? [] : [['lipsum', new Callable('lipsum', (args) => lipsum(args, random))]]
  const globals =
    options.globals === undefined && options.seed === undefined
      ? builtinGlobals
      : new Map([...builtinGlobals, ...seeded, ...(options.globals ?? [])])
  return {
    filters: builtinFilters,
    tests: builtinTests,
    hostFilters: options.filters ?? new Map(),
    hostTests: options.tests ?? new Map(),
    globals,
    random,
    load: options.load,
  }
}
