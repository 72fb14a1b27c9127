import { builtinFilters } from './filters/builtin-filters.ts'
import { builtinGlobals } from './globals/builtin-globals.ts'
import type { Environment } from './runtime/environment.ts'
import type { TemplateOptions } from './template.ts'
import { builtinTests } from './tests/builtin-tests.ts'

export function environmentOf(options: TemplateOptions): Environment {
  const globals =
    options.globals === undefined ? builtinGlobals : new Map([...builtinGlobals, ...options.globals])
  return {
    filters: builtinFilters,
    tests: builtinTests,
    hostFilters: options.filters ?? new Map(),
    hostTests: options.tests ?? new Map(),
    globals,
    load: options.load,
  }
}
