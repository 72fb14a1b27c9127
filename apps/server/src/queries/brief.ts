import { listVersions, openVersion } from '@waypoint/publishing'
import { type Brief, readBrief } from '@waypoint/report'
import type { ServerContext } from '../context.ts'
import { createReader, type Reader } from '../version/reader.ts'
import { rawQuery } from '../version/raw-query.ts'

interface BriefRequest {
  readonly reader: Reader
  readonly limit: number
}

/** The brief of a version, and what changed since the one before it. */
export async function briefOf(context: ServerContext, { reader, limit }: BriefRequest): Promise<Brief> {
  const { published: dir, factory } = context
  const earlier = (await listVersions(dir))
    .map(({ version }) => version)
    .filter((version) => version < reader.version.version)
  const before = earlier.toSorted().at(-1)
  if (before === undefined) return await read({ reader, limit })
  const { version, adapter } = await openVersion({ dir, factory, version: before })
  try {
    const previous = await createReader({ version, adapter, file: '' })
    return await read({ reader, limit, previous })
  } finally {
    await adapter.close()
  }
}

async function read({
  reader,
  limit,
  previous,
}: BriefRequest & { readonly previous?: Reader }): Promise<Brief> {
  const checks = reader.version.gates.find((gate) => gate.checks !== undefined)?.checks
  return await readBrief(rawQuery(reader), {
    limit,
    version: {
      id: reader.version.version,
      publishedAt: reader.version.created_at,
      checksPassed: checks?.passed ?? 0,
      checksTotal: checks?.total ?? 0,
    },
    ...(previous === undefined
      ? {}
      : {
          previous: {
            query: rawQuery(previous),
            id: previous.version.version,
            publishedAt: previous.version.created_at,
          },
        }),
  })
}
