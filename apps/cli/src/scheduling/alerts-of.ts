import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeManifest, decodeRunResults } from '@waypoint/artifacts'
import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { Workspace } from '../workspace/workspace.ts'
import type { StepRun } from './run-history.ts'
import type { AlertKind } from './schedule.ts'

export interface Alert {
  readonly kind: AlertKind
  readonly job: string
  /** One line. */
  readonly text: string
  /** Who is asked to look at it, by `meta.owner` of the model. */
  readonly owner: string | null
}

interface Failed {
  readonly job: string
  readonly step: StepRun
  readonly beganAt: Date
}

const MOST = 20

/** What there is to be told of a step that failed. */
export function alertsOf(workspace: Workspace, failed: Failed): readonly Alert[] {
  const { job, step } = failed
  const [verb, noun] = step.command.split(' ')
  const alert = (kind: AlertKind, text: string, owner: string | null = null): Alert => ({
    kind,
    job,
    text,
    owner,
  })
  if (verb === 'publish' && step.exit_code === 2) {
    return [alert('refused_publish', firstLines(step.output, 'Nothing was published'))]
  }
  if (verb === 'source' && noun === 'freshness')
    return [alert('late_source', firstLines(step.output, 'a source is late'))]
  const checks = failedChecks(workspace, failed).map(({ kind, text, owner }) => alert(kind, text, owner))
  if (checks.length > 0) return checks
  return [
    alert(
      'failed_job',
      `${step.command} ended with exit code ${step.exit_code ?? '–'}: ${lastLine(step.output)}`,
    ),
  ]
}

/** By the artifacts that the step left, if they are its own. */
function failedChecks(workspace: Workspace, { beganAt }: Failed): readonly Omit<Alert, 'job'>[] {
  const files = ['manifest.json', 'run_results.json'].map((name) => join(workspace.target, name))
  const [manifestFile = '', resultsFile = ''] = files
  if (!files.every((file) => existsSync(file)) || statSync(resultsFile).mtime < beganAt) return []
  const manifest = decodeManifest(readFileSync(manifestFile, 'utf8'), manifestFile)
  const { results } = decodeRunResults(readFileSync(resultsFile, 'utf8'), resultsFile)
  return results
    .filter(({ status }) => status === 'fail' || status === 'error')
    .slice(0, MOST)
    .map(({ uniqueId, message, failures }) => {
      const node = manifest.nodes[uniqueId]
      const reason =
        failures !== null && failures > 0 ? `${failures} failing rows` : (message?.split('\n')[0] ?? 'failed')
      return {
        kind: node?.tags.includes('anomaly') === true ? 'anomaly' : 'failed_check',
        text: `${node?.name ?? uniqueId}: ${reason}`,
        owner: node === undefined ? null : ownerOf(node, manifest),
      }
    })
}

/** Of a test the owner of what it tests. */
function ownerOf(node: ManifestNode, manifest: Manifest): string | null {
  const tested = node.resource_type === 'test' ? (node.attached_node ?? node.depends_on.nodes[0]) : undefined
  const { owner } = (tested === undefined ? node : (manifest.nodes[tested] ?? node)).meta
  return typeof owner === 'string' ? owner : null
}

function firstLines(output: string, from: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const start = Math.max(
    0,
    lines.findIndex((line) => line.includes(from)),
  )
  return lines
    .slice(start, start + 6)
    .join('\n')
    .replace(/^Error /, '')
}

const lastLine = (output: string): string => output.trimEnd().split('\n').at(-1) ?? ''
