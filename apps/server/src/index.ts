export { type App, createApp } from './create-app.ts'
export { defaultLimits, type Limits, type LogEntry, type ServerContext } from './context.ts'
export { listenUntil, type Listening } from './listen.ts'
export type {
  ColumnLineage,
  Decided,
  Decision,
  DescribedResource,
  JobRun,
  NewDecision,
  Project,
  TestSentence,
} from './project.ts'
