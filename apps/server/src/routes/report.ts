import type { OpenAPIHono } from '@hono/zod-openapi'
import { basePath } from '@waypoint/api'
import { WaypointError } from '@waypoint/contracts'
import { databasePath, openVersion, readVersion } from '@waypoint/publishing'
import { renderHtml, renderMarkdown } from '@waypoint/report'
import type { ServerContext } from '../context.ts'
import { briefOf } from '../queries/brief.ts'
import type { Served } from '../routing/register-routes.ts'
import { createReader, type Reader } from '../version/reader.ts'

const reportFormats = ['html', 'md', 'pdf'] as const

type ReportFormat = (typeof reportFormats)[number]

interface ReportRequest {
  readonly format: ReportFormat
  /** Default: the current one. */
  readonly version: string | undefined
  readonly paper: 'a4' | 'us-letter'
}

/** `/api/v1/report.pdf`, `.html` and `.md`: the current version, or `?version=`. */
export function registerReport(app: OpenAPIHono, served: Served): void {
  for (const format of reportFormats) {
    app.get(`${basePath}/report.${format}`, (c) =>
      reportOf(served, {
        format,
        version: c.req.query('version'),
        paper: c.req.query('paper') === 'us-letter' ? 'us-letter' : 'a4',
      }),
    )
  }
}

async function reportOf({ context, holder }: Served, request: ReportRequest): Promise<Response> {
  const { reader, release } = await holder.lease()
  try {
    if (request.version === undefined || request.version === reader.version.version) {
      return await rendered(context, reader, request)
    }
  } finally {
    release()
  }
  return await ofVersion(context, request.version, request)
}

async function ofVersion(context: ServerContext, id: string, request: ReportRequest): Promise<Response> {
  await readVersion(context.published, id).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'not-found',
      message: `There is no version ${id}.`,
      hint: 'GET /api/v1/versions lists those that there are.',
      cause,
    })
  })
  const { published: dir, factory } = context
  const { version, adapter } = await openVersion({ dir, factory, version: id })
  try {
    return await rendered(
      context,
      await createReader({ version, adapter, file: databasePath(dir, id) }),
      request,
    )
  } finally {
    await adapter.close()
  }
}

async function rendered(
  context: ServerContext,
  reader: Reader,
  { format, paper }: ReportRequest,
): Promise<Response> {
  const headers = (type: string): Record<string, string> => ({
    'content-type': type,
    'cache-control': 'no-store',
    'x-waypoint-version': reader.version.version,
  })
  switch (format) {
    case 'html':
      // The page has its own style and fonts in it, and no script.
      return new Response(renderHtml(await briefOf(context, { reader, limit: 10 })), {
        headers: {
          ...headers('text/html; charset=utf-8'),
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
        },
      })
    case 'md':
      return new Response(renderMarkdown(await briefOf(context, { reader, limit: 10 })), {
        headers: headers('text/markdown; charset=utf-8'),
      })
    case 'pdf':
      return new Response(await pdfOf(context, reader, paper), {
        headers: {
          ...headers('application/pdf'),
          'content-disposition': `inline; filename="position_${reader.asOf ?? reader.version.version}.pdf"`,
        },
      })
    default:
      return format satisfies never
  }
}

type Bytes = Uint8Array<ArrayBuffer>

/** Set once for each version and paper. */
function pdfOf(context: ServerContext, reader: Reader, paper: ReportRequest['paper']): Promise<Bytes> {
  const key = `report on ${paper}`
  const known = reader.memory.get(key) as Promise<Bytes> | undefined
  if (known !== undefined) return known
  const set = setPdf(context, reader, paper)
  reader.memory.set(key, set)
  set.catch(() => reader.memory.delete(key))
  return set
}

async function setPdf(context: ServerContext, reader: Reader, paper: ReportRequest['paper']): Promise<Bytes> {
  const { renderPdf } = await import('@waypoint/report/pdf')
  return new Uint8Array(renderPdf(await briefOf(context, { reader, limit: 10 }), paper).pdf)
}
