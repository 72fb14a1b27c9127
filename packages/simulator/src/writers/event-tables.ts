import { appUsageEvents } from '../schemas/app.ts'
import type { TableSchema } from '../schemas/table.ts'
import { derivedEvents } from '../sources.ts'
import { deliveredEvents } from '../usage/usage-event-sql.ts'

/** The tables that the database makes, and how: `prepare` once per stretch of days, then a select each. */
export interface EventTables {
  readonly prepare: readonly string[]
  readonly tables: readonly {
    readonly table: TableSchema
    /** The condition is on `received_day`. */
    readonly delivered: (condition: string) => string
  }[]
}

export const eventTables = (sources: readonly string[]): EventTables => {
  const derived = derivedEvents(sources)
  return {
    prepare: derived.prepare,
    tables: [{ table: appUsageEvents, delivered: deliveredEvents }, ...derived.tables],
  }
}
