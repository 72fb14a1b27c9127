export { trinoFactory } from './factory.ts'
