export type { Command, InvocationOptions, InvocationResult, InvocationServices } from './invocation.ts'
