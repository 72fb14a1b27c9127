import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listVersions } from '@waypoint/publishing'
import type { ServerContext } from '../context.ts'

export type Bytes = Uint8Array<ArrayBuffer>

export interface ReportName {
  readonly version: string
  /** `position.html` */
  readonly file: string
  /** Tells releases apart: another one may say the same in other words. */
  readonly release: string
}

type Keeping = Pick<ServerContext, 'published' | 'log'>

/**
 * A report is made once for each version and kept beside it: whoever asks again, for an old version too, reads what
 * was read before. Where nothing can be written it is made each time.
 */
export async function keptReport(
  context: Keeping,
  { version, file, release }: ReportName,
  make: () => Promise<Bytes>,
): Promise<Bytes> {
  const folder = join(context.published, 'reports', version)
  const stamp = join(folder, 'release')
  const path = join(folder, file)
  const isCurrent = (await readFile(stamp, 'utf8').catch(() => null)) === release
  const kept = isCurrent ? await readFile(path).catch(() => null) : null
  if (kept !== null) return new Uint8Array(kept)
  const made = await make()
  try {
    if (!isCurrent) await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await writeFile(stamp, release)
    const unfinished = join(folder, `.${randomUUID()}`)
    await writeFile(unfinished, made)
    await rename(unfinished, path)
    await forgetGone(context)
  } catch (cause) {
    context.log({ level: 'info', message: `the report of ${version} cannot be kept`, cause })
  }
  return made
}

/** Reports go with their versions. */
async function forgetGone({ published }: Keeping): Promise<void> {
  const versions = new Set((await listVersions(published)).map(({ version }) => version))
  const folder = join(published, 'reports')
  const gone = (await readdir(folder)).filter((name) => !versions.has(name))
  await Promise.all(gone.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}
