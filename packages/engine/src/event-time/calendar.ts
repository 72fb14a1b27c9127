/** The grains of event time that batches and samples are cut by. */
export const BATCH_SIZES = ['hour', 'day', 'month', 'year'] as const
export type BatchSize = (typeof BATCH_SIZES)[number]

export const isBatchSize = (text: unknown): text is BatchSize => BATCH_SIZES.some((size) => size === text)

/** The beginning of the hour, day, month or year of a moment, in UTC. */
export function truncate(moment: Date, size: BatchSize): Date {
  return startOf(moment, size, 0)
}

/** The beginning of the period that lies so many periods behind (or before) that of the moment. */
export function startOf(moment: Date, size: BatchSize, offset: number): Date {
  const [year, month, day, hour] = [
    moment.getUTCFullYear(),
    moment.getUTCMonth(),
    moment.getUTCDate(),
    moment.getUTCHours(),
  ]
  switch (size) {
    case 'hour':
      return new Date(Date.UTC(year, month, day, hour + offset))
    case 'day':
      return new Date(Date.UTC(year, month, day + offset))
    case 'month':
      return new Date(Date.UTC(year, month + offset))
    case 'year':
      return new Date(Date.UTC(year + offset, 0))
  }
}

/** The moment itself where a period begins, else the beginning of the next. */
export function ceiling(moment: Date, size: BatchSize): Date {
  const start = truncate(moment, size)
  return start.getTime() === moment.getTime() ? start : startOf(moment, size, 1)
}

/** `2024-03-09T08`, `2024-03-09`, `2024-03` or `2024`: the period that begins then, for people and file names. */
export function periodName(start: Date, size: BatchSize): string {
  const lengths: Readonly<Record<BatchSize, number>> = { hour: 13, day: 10, month: 7, year: 4 }
  return start.toISOString().slice(0, lengths[size])
}
