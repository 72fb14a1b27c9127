import { readFile } from 'node:fs/promises'
import { WaypointError } from '@waypoint/contracts'

/**
 * The text of a certificate or key that a profile names; null where it names none.
 *
 * @throws WaypointError `unreadable-file`.
 */
export async function certificateFile(key: string, path: string | null): Promise<string | null> {
  if (path === null) return null
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `\`${key}\` names a file that cannot be read: ${path}`,
      hint: 'Correct the path in profiles.yml; it is relative to the project.',
      cause,
    })
  })
}
