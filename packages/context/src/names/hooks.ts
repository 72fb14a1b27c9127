import type { ContextEnvironment, ContextName } from '../environment.ts'
import { toValue } from '../plain.ts'

export const preHooks: ContextName = (environment) => hooks(environment, 'pre-hook')

export const postHooks: ContextName = (environment) => hooks(environment, 'post-hook')

function hooks({ node }: ContextEnvironment, key: string): ReturnType<typeof toValue> {
  const config: Readonly<Record<string, unknown>> = node?.config ?? {}
  return toValue(config[key] ?? [])
}
