import { describeSimulation, type SimulationShape, simulate } from '@waypoint/simulator'
import type { SimulateOptions } from '../commands/simulate.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { renderDescription } from './description-view.ts'
import { openOutput } from './simulation-output.ts'
import { progressLine, renderSimulation } from './simulation-view.ts'

/** `waypoint simulate`: makes the extracts and the truth, or with --describe only says what it would make. */
export async function simulateIntoWorkspace(options: SimulateOptions, host: Host): Promise<void> {
  const shape = shapeOf(options)
  const description = describeSimulation(shape)
  if (options.describe === true) {
    host.out(renderDescription(description, host.style))
    return
  }
  const open = await openOutput(options, host)
  const { output } = open
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
    await open.close()
  }
}

function shapeOf(options: SimulateOptions): SimulationShape {
  const customerCount = options.customerCount ?? options.customers
  return {
    scale: options.scale,
    seed: options.seed,
    ...(options.start === undefined ? {} : { startDate: options.start }),
    ...(options.end === undefined ? {} : { endDate: options.end }),
    ...(options.base === undefined ? {} : { baseDate: options.base }),
    ...(options.months === undefined ? {} : { months: options.months }),
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    ...(options.mess === undefined ? {} : { mess: options.mess }),
    ...(customerCount === undefined ? {} : { customerCount }),
    ...(options.locationCount === undefined ? {} : { locationCount: options.locationCount }),
  }
}
