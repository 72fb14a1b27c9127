import type { ContextName } from '../environment.ts'
import { toValue } from '../plain.ts'

export const target: ContextName = (environment) => toValue(environment.target)
