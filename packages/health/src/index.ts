export { compiledFiles } from './policy/compiled-files.ts'
export type { HealthPolicy } from './policy/policy.ts'
export { readPolicy } from './policy/read-policy.ts'
