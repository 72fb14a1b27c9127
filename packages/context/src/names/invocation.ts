import { DateTimeValue } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { toValue } from '../plain.ts'
import manifest from '../../package.json' with { type: 'json' }

/** The dbt version whose behaviour templates may count on. */
export const DBT_VERSION = '1.12.0'

export const dbtVersion: ContextName = () => DBT_VERSION

/** Undefined in dbt: a project that builds with both can tell by it which of the two runs it. */
export const waypointVersion: ContextName = () => manifest.version

export const invocationId: ContextName = ({ invocation }) => invocation.id

export const invocationArguments: ContextName = ({ invocation }) => toValue(invocation.arguments)

export const selectedResources: ContextName = ({ invocation }) => [...invocation.selectedResources()]

export const metadataVariables: ContextName = ({ variables }) => toValue(variables.metadata)

export const projectName: ContextName = (environment) => environment.projectName

export const execute: ContextName = (environment) => environment.execute

export const threadId: ContextName = () => 'main'

/** In UTC, as dbt has it. */
export const runStartedAt: ContextName = ({ invocation }) => DateTimeValue.fromDate(invocation.startedAt)
