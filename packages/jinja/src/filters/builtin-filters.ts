import type { FilterFunction } from '../runtime/environment.ts'

export const builtinFilters: ReadonlyMap<string, FilterFunction> = new Map<string, FilterFunction>([])
