import type { Brief } from '@waypoint/report/brief/brief.ts'
import { useGet } from '../../../api/use-get.ts'

export const listedAtFirst = 10
export const listedAtMost = 200

/** The brief of the published version, as the report has it. */
export function usePosition(limit: number) {
  const query = useGet('/position', { query: { limit } }, { isKept: true })
  return { query, brief: query.data as Brief | undefined }
}
