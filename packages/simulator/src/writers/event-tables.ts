import { appUsageEvents } from '../schemas/app.ts'
import type { TableSchema } from '../schemas/table.ts'
import { derivedEvents } from '../sources.ts'
import { deliveredEvents } from '../usage/usage-event-sql.ts'

/** The tables that the database makes, and how: over `views`, a select each for every stretch of days. */
export interface EventTables {
  readonly views: readonly string[]
  readonly tables: readonly {
    readonly table: TableSchema
    /** The condition is on `received_day`. */
    readonly delivered: (condition: string) => string
  }[]
}

export const eventTables = (sources: readonly string[]): EventTables => {
  const derived = derivedEvents(sources)
  return {
    views: derived.views,
    tables: [{ table: appUsageEvents, delivered: deliveredEvents }, ...derived.tables],
  }
}
