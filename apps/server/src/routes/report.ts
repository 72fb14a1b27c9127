import type { OpenAPIHono } from '@hono/zod-openapi'
import { basePath } from '@waypoint/api'
import { WaypointError } from '@waypoint/contracts'
import { databasePath, openVersion, readVersion } from '@waypoint/publishing'
import { type Brief, renderHtml, renderMarkdown } from '@waypoint/report'
import type { ServerContext } from '../context.ts'
import { briefOf } from '../queries/brief.ts'
import type { Served } from '../routing/register-routes.ts'
import { type Bytes, keptReport } from '../report/kept-report.ts'
import { kept } from '../version/kept.ts'
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
  const { version } = reader.version
  const file = format === 'pdf' ? `position-${paper}.pdf` : `position.${format}`
  const making = `making ${file}`
  const known = reader.memory.get(making) as Promise<Bytes> | undefined
  const report =
    known ??
    keptReport(context, { version, file, release: context.release }, async () =>
      made(format, {
        reader,
        brief: await kept(reader, 'brief', () => briefOf(context, { reader, limit: 10 })),
        paper,
      }),
    )
  // Who asks while it is made waits for the same one; later ones read what was kept.
  reader.memory.set(making, report)
  report.finally(() => reader.memory.delete(making)).catch(() => undefined)
  return new Response(await report, {
    headers: {
      ...headersOf[format],
      'cache-control': 'no-store',
      'x-waypoint-version': version,
      ...(format === 'pdf'
        ? { 'content-disposition': `inline; filename="position_${reader.asOf ?? version}.pdf"` }
        : {}),
    },
  })
}

const headersOf: Readonly<Record<ReportFormat, Readonly<Record<string, string>>>> = {
  // The page has its own style and fonts in it, and no script.
  html: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
  },
  md: { 'content-type': 'text/markdown; charset=utf-8' },
  pdf: { 'content-type': 'application/pdf' },
}

interface Made {
  readonly reader: Reader
  readonly brief: Brief
  readonly paper: ReportRequest['paper']
}

async function made(format: ReportFormat, { reader, brief, paper }: Made): Promise<Bytes> {
  switch (format) {
    case 'html':
      return new TextEncoder().encode(renderHtml(brief))
    case 'md':
      return new TextEncoder().encode(renderMarkdown(brief))
    case 'pdf': {
      const { printed, typeset } = await import('@waypoint/report/pdf')
      const document = await kept(reader, 'printed brief', () => Promise.resolve(printed(brief)))
      return new Uint8Array(typeset(document, paper).pdf)
    }
    default:
      return format satisfies never
  }
}
