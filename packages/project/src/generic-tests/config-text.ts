import { toValue } from '@waypoint/context'
import { text } from '@waypoint/jinja'
import type { ConfigMap } from '../config/merge-config.ts'

/** The `{{ config(…) }}` that follows the call in a generic test's raw_code. */
export function configText(config: ConfigMap): string {
  const parts = Object.entries(config).map(([key, value]) => {
    const written = typeof value === 'string' ? `"${value.replaceAll('"', '\\"')}"` : text(toValue(value))
    return `${key}=${written}`
  })
  return parts.length === 0 ? '' : `{{ config(${parts.join(',')}) }}`
}
