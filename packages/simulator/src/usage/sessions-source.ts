import type { FurtherSource } from '../further-sources.ts'
import { appPageViews, appUserSessions } from '../schemas/app-sessions.ts'
import { deliveredPageViews, deliveredSessions, sessionView } from './session-sql.ts'

/** The part of the application's database that knows when users were there, and what they looked at. */
export const sessionsSource: FurtherSource = {
  name: 'app_sessions',
  tables: [appUserSessions, appPageViews],
  expectedRows: {
    perCustomer: { 'app.user_sessions': 1090, 'app.page_views': 1600 },
    fixed: {},
  },
  identityTables: [],
  companyIds: () => [],
  personIds: () => [],
  extractSetup: () => undefined,
  extractAccount: () => undefined,
  events: {
    views: [sessionView],
    tables: [
      { table: appUserSessions, delivered: deliveredSessions },
      { table: appPageViews, delivered: deliveredPageViews },
    ],
  },
}
