import type { Host } from '../host.ts'
import { padTo } from './columns.ts'
import { formatSeconds } from './duration.ts'
import { createLiveRegion } from './live-region.ts'

/** One step of several: a title, progress while it runs, one sentence when it is done. */
export interface Step {
  /** What it is doing now; redrawn in a terminal, silent elsewhere. */
  update(lines: readonly string[]): void
  /** Something that has to stay on the screen, such as a failing test. */
  print(text: string): void
  done(summary: string): void
  failed(summary: string): void
}

const TITLE_WIDTH = 9

export interface StepTitle {
  readonly number: number
  readonly of: number
  readonly title: string
}

export function startStep(host: Host, step: StepTitle): Step {
  const { style } = host
  const startedAt = Date.now()
  const live = createLiveRegion(host)
  const label = `${style.quiet(`${step.number}/${step.of}`)}  ${style.bold(padTo(step.title, TITLE_WIDTH))}`
  const draw = (lines: readonly string[]): void => {
    const [first = '', ...rest] = lines
    live.update([`${label} ${first}`, ...rest.map((line) => `     ${line}`)])
  }
  const end = (text: string): void => {
    const seconds = formatSeconds((Date.now() - startedAt) / 1000)
    live.close()
    host.out(`${label} ${text}  ${style.quiet(seconds)}\n`)
  }
  draw([style.quiet('…')])
  return {
    update: draw,
    print: (text) => live.print(text),
    done: end,
    failed: (summary) => end(style.bad(summary)),
  }
}
