import type { ContextName } from '../environment.ts'
import { toLazyValue } from '../lazy-dict.ts'

export const target: ContextName = (environment) => toLazyValue(environment.target)
