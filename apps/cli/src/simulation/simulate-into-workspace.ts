import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  describeSimulation,
  type SimulationOutput,
  type SimulationShape,
  simulate,
} from '@waypoint/simulator'
import type { SimulateOptions } from '../commands/simulate.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { progressLine, renderDescription, renderSimulation } from './simulation-view.ts'

/** `waypoint simulate`: makes the extracts and the truth, or with --describe only says what it would make. */
export async function simulateIntoWorkspace(options: SimulateOptions, host: Host): Promise<void> {
  const shape = shapeOf(options)
  if (options.describe === true) {
    host.out(renderDescription(describeSimulation(shape), host.style))
    return
  }
  const output = outputOf(options, host)
  const live = createLiveRegion(host)
  try {
    const summary = await simulate({
      ...shape,
      output,
      ifExists: options.force === true ? 'replace' : 'refuse',
      signal: host.signal,
      onProgress: (progress) => live.update([progressLine(progress)]),
    })
    live.close()
    host.out(renderSimulation(summary, output, host.style))
  } finally {
    live.close()
  }
}

function shapeOf(options: SimulateOptions): SimulationShape {
  return {
    scale: options.scale,
    seed: options.seed,
    ...(options.start === undefined ? {} : { startDate: options.start }),
    ...(options.months === undefined ? {} : { months: options.months }),
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    ...(options.customers === undefined ? {} : { customerCount: options.customers }),
  }
}

function outputOf(options: SimulateOptions, host: Host): SimulationOutput {
  if (options.format === 'parquet') return { kind: 'parquet', dir: resolve(host.cwd, options.dir) }
  const workspace = workspaceAt(options.dir, host.cwd)
  mkdirSync(workspace.dir, { recursive: true })
  return { kind: 'duckdb', warehouse: workspace.warehouse, truth: workspace.truth }
}
