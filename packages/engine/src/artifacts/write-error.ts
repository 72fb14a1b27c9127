import { WaypointError } from '@waypoint/contracts'

/** Why something under target/ could not be written, and what to do about it. */
export function writeError(what: string, cause: unknown): WaypointError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new WaypointError({
    code: code === 'ENOSPC' ? 'disk-full' : 'artifact-not-written',
    message: `Cannot write ${what}: ${reason}`,
    hint: hintFor(code),
    cause,
  })
}

function hintFor(code: string): string {
  switch (code) {
    case 'ENOSPC':
      return 'Free space on the disk that holds the target folder, then run again.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Check the permissions of the target folder, or name another one with --target-path.'
    default:
      return 'Check the target folder, or name another one with --target-path.'
  }
}
