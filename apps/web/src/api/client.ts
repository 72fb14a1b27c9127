import { createClient } from '@waypoint/api/client'

/** The API of the server that this page came from. */
export const api = createClient({ baseUrl: '', fetch: (...request) => fetch(...request) })
