import type { Host } from '../host.ts'
import { visibleWidth } from './columns.ts'

/** Lines at the bottom that are redrawn in place; what is printed goes above them and stays. */
export interface LiveRegion {
  print(text: string): void
  update(lines: readonly string[]): void
  close(): void
}

const REDRAW_MS = 80
const ESCAPE = String.fromCharCode(27)

export function createLiveRegion(host: Host): LiveRegion {
  if (!host.interactive) {
    return { print: (text) => host.out(text), update: () => undefined, close: () => undefined }
  }
  let drawn = 0
  let latest: readonly string[] = []
  let lastDraw = 0
  let timer: NodeJS.Timeout | undefined

  const erase = (): string => (drawn === 0 ? '' : `${ESCAPE}[${drawn}A${ESCAPE}[0J`)
  const draw = (): void => {
    host.out(erase() + latest.map((line) => `${line}\n`).join(''))
    drawn = latest.reduce((rows, line) => rows + Math.max(1, Math.ceil(visibleWidth(line) / host.columns)), 0)
    lastDraw = Date.now()
  }
  const schedule = (): void => {
    if (timer !== undefined) return
    timer = setTimeout(
      () => {
        timer = undefined
        draw()
      },
      Math.max(0, REDRAW_MS - (Date.now() - lastDraw)),
    )
  }

  return {
    print: (text) => {
      host.out(erase() + text)
      drawn = 0
      if (latest.length > 0) draw()
    },
    update: (lines) => {
      latest = lines
      schedule()
    },
    close: () => {
      clearTimeout(timer)
      timer = undefined
      host.out(erase())
      drawn = 0
      latest = []
    },
  }
}
