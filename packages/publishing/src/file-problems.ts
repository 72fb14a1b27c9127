import { WaypointError } from '@waypoint/contracts'

const fileProblems: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ENOSPC: ['disk-full', 'The disk is full.'],
  EDQUOT: ['disk-full', 'The disk quota is used up.'],
  EACCES: ['permission-denied', 'The folder may not be written.'],
  EPERM: ['permission-denied', 'The folder may not be written.'],
  EROFS: ['permission-denied', 'The file system is read-only.'],
  ENOTDIR: ['missing-folder', 'A part of the path is a file, not a folder.'],
}

/** What the system says of a file is told as an error of ours; `doing` begins its sentence: `Publishing to …`. */
export async function describeFileProblems<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof WaypointError || !(cause instanceof Error) || !('code' in cause)) throw cause
    const [code, message] = fileProblems[String(cause.code)] ?? []
    if (code === undefined) throw cause
    throw new WaypointError({
      code,
      message: `${doing} failed: ${message} What readers see is untouched.`,
      hint: code === 'disk-full' ? 'Free some space, then try again.' : 'Check the folder, then try again.',
      cause,
    })
  }
}
