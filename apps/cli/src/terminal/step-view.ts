import type { Host } from '../host.ts'
import { padTo } from './columns.ts'
import { formatSeconds } from './duration.ts'
import { createLiveRegion } from './live-region.ts'

/** One step of several: a title, progress while it runs, one sentence when it is done. */
export interface Step {
  /** What it is doing now: redrawn in a terminal, a line every few seconds elsewhere. */
  update(lines: readonly string[]): void
  /** Something that has to stay on the screen, such as a failing test. */
  print(text: string): void
  done(summary: string): void
  failed(summary: string): void
}

export interface StepTitle {
  readonly number: number
  readonly of: number
  readonly title: string
}

const TITLE_WIDTH = 9
const PLAIN_LINE_EVERY_MS = 5000

export function startStep(host: Host, step: StepTitle): Step {
  const { style } = host
  const startedAt = Date.now()
  const live = createLiveRegion(host)
  const label = `${style.quiet(`${step.number}/${step.of}`)}  ${style.bold(padTo(step.title, TITLE_WIDTH))}`
  let lastPlainLine = startedAt
  const update = (lines: readonly string[]): void => {
    const [first = '', ...rest] = lines
    if (host.interactive) live.update([`${label} ${first}`, ...rest.map((line) => `     ${line}`)])
    else if (Date.now() - lastPlainLine >= PLAIN_LINE_EVERY_MS) {
      lastPlainLine = Date.now()
      host.out(`${label} ${first}\n`)
    }
  }
  const end = (text: string): void => {
    live.close()
    host.out(`${label} ${text}  ${style.quiet(formatSeconds((Date.now() - startedAt) / 1000))}\n`)
  }
  update([style.quiet('…')])
  return {
    update,
    print: (text) => live.print(text),
    done: end,
    failed: (summary) => end(style.bad(summary)),
  }
}
