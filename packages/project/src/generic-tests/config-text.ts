import { toValue } from '@waypoint/context'
import type { ConfigMap } from '../config/merge-config.ts'
import { pythonText } from './python-text.ts'

/** The `{{ config(…) }}` that follows the call in a generic test's raw_code. */
export function configText(config: ConfigMap): string {
  const parts = Object.entries(config).map(([key, value]) => {
    const text = typeof value === 'string' ? `"${value.replaceAll('"', '\\"')}"` : pythonText(toValue(value))
    return `${key}=${text}`
  })
  return parts.length === 0 ? '' : `{{ config(${parts.join(',')}) }}`
}
