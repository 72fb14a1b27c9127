import type { Answer, GetPath } from '@waypoint/api/client'

/** What an answer holds when nothing it needs is missing. */
export type Value<P extends GetPath> = Extract<Answer<P>, { readonly state: 'present' }>['value']
