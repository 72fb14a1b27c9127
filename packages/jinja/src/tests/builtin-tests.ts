import { environmentTests } from './environment-tests.ts'
import { comparisonTests } from './comparison-tests.ts'
import { numberTests } from './number-tests.ts'
import { typeTests } from './type-tests.ts'
import type { TestFunction } from '../runtime/environment.ts'

/** Jinja's own tests. */
export const builtinTests: ReadonlyMap<string, TestFunction> = new Map<string, TestFunction>([
  ...typeTests,
  ...numberTests,
  ...comparisonTests,
  ...environmentTests,
])
