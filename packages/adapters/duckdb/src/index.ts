export { duckdbFactory } from './factory.ts'
