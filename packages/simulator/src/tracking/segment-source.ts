import type { FurtherSource } from '../further-sources.ts'
import { segmentAccounts, segmentTables, segmentUsers } from '../schemas/segment.ts'
import { extractPages } from './page-visits.ts'
import { extractIdentities } from './segment-identity-extract.ts'
import { extractTracks, noteRenamedEvents } from './segment-track-extract.ts'

export const segmentSource: FurtherSource = {
  name: 'segment',
  tables: segmentTables,
  expectedRows: {
    perCustomer: {
      'segment.identifies': 19,
      'segment.groups': 17,
      'segment.tracks': 29,
      'segment.pages': 20,
      'segment.users': 17,
      'segment.accounts': 1.1,
    },
    fixed: {},
  },
  identityTables: [segmentUsers, segmentAccounts],
  companyIds: (_, { company }) => [company.appAccountId],
  personIds: (_, person) => [person.userId],
  extractSetup: ({ delivery }) => noteRenamedEvents(delivery),
  extractAccount: ({ delivery }, observed) => {
    const { account } = observed
    extractPages(delivery, account)
    extractIdentities(delivery, account)
    if (account.company.hasAppAccount) extractTracks(delivery, observed)
  },
}
