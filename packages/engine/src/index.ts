export { type Check, inspectSetup, type SetupInspection } from './inspect/inspect-setup.ts'
export type { Command, InvocationOptions, InvocationResult, InvocationServices } from './invocation.ts'
export { invoke } from './invoke.ts'
export { profilesDirs } from './load.ts'
export { makePlan, type PlanOptions } from './plan/make-plan.ts'
export type { Action, Plan, PlannedSchema, PlanStep } from './plan/plan.ts'
export type {
  ModelContext,
  ModelResult,
  ReadRelation,
  Row,
  TypeScriptModel,
} from './typescript-models/model-api.ts'
export { printPlan } from './plan/print-plan.ts'
export { resolveOptions } from './flags/resolve-options.ts'
export type { LogFormat, LogLevel, OutputOptions } from './flags/output-options.ts'
export { type LogFile, openLogFile } from './logging/log-file.ts'
export { isTold, levelOf } from './logging/log-level.ts'
export { jsonRecord } from './logging/log-line.ts'
export { logRecord } from './logging/log-record.ts'
export { SecretMask } from './secrets.ts'
