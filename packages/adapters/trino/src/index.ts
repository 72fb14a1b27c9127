export { readCredentials, type TrinoCredentials } from './credentials.ts'
export { trinoFactory } from './factory.ts'
export { insertJsonRows } from './seeds/insert-json-rows.ts'
