import { existsSync, mkdirSync } from 'node:fs'
import { renderTerminal } from '@waypoint/report'
import type { DemoOptions } from '../commands/demo.ts'
import type { Host } from '../host.ts'
import { versionsOf } from '../publishing/with-published.ts'
import { briefOfVersion } from '../reporting/brief-of-version.ts'
import { writeReport } from '../reporting/write-report.ts'
import { startStep } from '../terminal/step-view.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import { findProject } from '../workspace/project-dir.ts'
import { readState } from '../workspace/state.ts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'
import { waypointVersion } from '../version.ts'
import { buildDemo } from './build-demo.ts'
import { renderNextSteps } from './next-steps.ts'
import { offerToServe } from './offer-to-serve.ts'
import { publishDemo } from './publish-demo.ts'
import { simulateDemo } from './simulate-demo.ts'

/** One run of the demo: each step reads what the one before it left in the workspace. */
export interface DemoRun {
  readonly options: DemoOptions
  readonly workspace: Workspace
  readonly projectDir: string
  /** Names the simulation: equal names, equal rows. */
  readonly simulation: string
  /** Of everything that the published version depends on. */
  readonly fingerprint: string
}

const STEPS = 4

/** simulate → build → publish → report; what an earlier run has finished is not done again. */
export async function runDemo(options: DemoOptions, host: Host): Promise<void> {
  const run = prepare(options, host)
  host.out(`${host.style.bold('Waypoint demo')}: Atlas, ${run.simulation}\n\n`)
  mkdirSync(run.workspace.dir, { recursive: true })
  await simulateDemo(run, host, startStep(host, { number: 1, of: STEPS, title: 'Simulate' }))
  if (isPublished(run)) {
    startStep(host, { number: 2, of: STEPS, title: 'Build' }).done('nothing new: same extracts, same project')
    const { published } = readState(run.workspace)
    startStep(host, { number: 3, of: STEPS, title: 'Publish' }).done(
      `version ${published?.version} is current`,
    )
  } else {
    const build = await buildDemo(run, host, startStep(host, { number: 2, of: STEPS, title: 'Build' }))
    if (build === null) return
    const publishing = startStep(host, { number: 3, of: STEPS, title: 'Publish' })
    if (!(await publishDemo({ ...run, build }, host, publishing))) return
  }
  await reportDemo(run, host)
  if (host.interactive) await offerToServe(options.dir, host)
}

function prepare(options: DemoOptions, host: Host): DemoRun {
  const workspace = workspaceAt(options.dir, host.cwd)
  const { projectDir } = findProject(undefined, host.cwd)
  const simulation = nameOf(options)
  return {
    options,
    workspace,
    projectDir,
    simulation,
    fingerprint: fingerprint(projectDir, { simulation, waypointVersion }),
  }
}

function nameOf({ scale, seed, sources }: DemoOptions): string {
  const besides = [...new Set(sources)].toSorted().join(', ')
  return `${scale} scale, seed ${seed}${besides === '' ? '' : `, with ${besides}`}`
}

function isPublished({ workspace, fingerprint: wanted }: DemoRun): boolean {
  const { published } = readState(workspace)
  return published?.fingerprint === wanted && existsSync(workspace.published)
}

async function reportDemo({ workspace }: DemoRun, host: Host): Promise<void> {
  const step = startStep(host, { number: 4, of: STEPS, title: 'Report' })
  const brief = await briefOfVersion(versionsOf(workspace), {})
  const written = writeReport(brief, workspace.report)
  step.done('written as a page and as Markdown')
  host.out(`\n${renderTerminal(brief, { columns: host.columns, color: host.style.color })}\n`)
  host.out(renderNextSteps({ written, workspace, cwd: host.cwd }, host.style))
}
