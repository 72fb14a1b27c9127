import { WaypointError } from '@waypoint/contracts'

/** Where a page begins. A version never changes, so a place in its rows stays what it is. */
export function writeCursor(version: string, offset: number): string {
  return Buffer.from(`${version} ${offset}`).toString('base64url')
}

export function readCursor(cursor: string | undefined, version: string): number {
  if (cursor === undefined) return 0
  const parts = /^(\S+) (\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (parts === null) {
    throw new WaypointError({
      code: 'invalid-cursor',
      message: 'This is no cursor of ours.',
      hint: 'Give `nextCursor` of the page before as it is, or leave it out to begin anew.',
    })
  }
  if (parts[1] !== version) {
    throw new WaypointError({
      code: 'cursor-of-another-version',
      message: `The cursor is of version ${parts[1]}; ${version} is current.`,
      hint: 'Begin anew without a cursor.',
    })
  }
  return Number(parts[2])
}
