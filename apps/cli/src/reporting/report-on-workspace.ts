import { join, resolve } from 'node:path'
import { type Brief, renderHtml, renderMarkdown, renderTerminal } from '@waypoint/report'
import type { ReportOptions } from '../commands/report.ts'
import type { Host } from '../host.ts'
import { withStore } from '../publishing/open-store.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { briefOfVersion } from './brief-of-version.ts'
import { replaceFile, writeReport } from './write-report.ts'

/** `waypoint report`: to standard output in the form asked for, and to files as a page and as Markdown. */
export async function reportOnWorkspace(options: ReportOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const brief = await withStore(options, host, ({ versions }) => briefOfVersion(versions, options))
  const folder = options.out === undefined ? workspace.report : resolve(host.cwd, options.out)
  const written = writeReport(brief, folder)
  const format = options.json === true ? 'json' : options.format
  if (format === 'pdf') return await printPdf(brief, options, { folder, host })
  host.out(render(brief, format, host))
  if (format === 'terminal') host.out(`\n${host.style.quiet('Page')}  ${host.style.link(written.html)}\n`)
}

interface PdfTarget {
  readonly folder: string
  readonly host: Host
}

async function printPdf(brief: Brief, { paper }: ReportOptions, { folder, host }: PdfTarget): Promise<void> {
  const { renderPdf } = await import('@waypoint/report/pdf')
  const { pdf, unshown } = renderPdf(brief, paper)
  const path = join(folder, 'report.pdf')
  replaceFile(path, pdf)
  host.out(`${path}\n`)
  if (unshown.length === 0) return
  host.err(
    `No font of this machine has ${unshown.join(' ')}: boxes stand for them. Install one that does, Noto Sans CJK for instance.\n`,
  )
}

function render(brief: Brief, format: Exclude<ReportOptions['format'], 'pdf'>, host: Host): string {
  switch (format) {
    case 'terminal':
      return renderTerminal(brief, { columns: host.columns, color: host.style.color })
    case 'html':
      return renderHtml(brief)
    case 'markdown':
      return renderMarkdown(brief)
    case 'json':
      return `${JSON.stringify(brief, null, 2)}\n`
    default:
      return format satisfies never
  }
}
