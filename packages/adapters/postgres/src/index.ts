export { postgresFactory } from './factory.ts'
