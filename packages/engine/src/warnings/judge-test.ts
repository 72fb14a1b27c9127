import type { NodeResult } from '@waypoint/contracts'
import type { WarningPolicy } from './warning-policy.ts'

/** A test that would warn fails where its warnings are errors. */
export function judgeTest(result: NodeResult, warnings: WarningPolicy): NodeResult {
  if (result.status !== 'warn' || warnings.verdict('test-warning') !== 'error') return result
  const message = result.message?.replace('configured to warn if', 'configured to fail if') ?? null
  return { ...result, status: 'fail', message }
}
