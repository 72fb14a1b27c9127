import { readFileSync } from 'node:fs'
import { shownSource, WaypointError, WaypointErrors, type SourceLocation } from '@waypoint/contracts'
import type { Style } from './style.ts'

/** Any thrown thing as a reader wants it: what, where, the line itself, what to do. */
export function renderError(error: unknown, style: Style): string {
  if (error instanceof WaypointErrors) {
    const count = error.errors.length
    const head = count > 1 ? `${style.bold(`${count} errors`)}\n\n` : ''
    return head + error.errors.map((one) => renderOne(one, style)).join('\n')
  }
  if (error instanceof WaypointError) return renderOne(error, style)
  if (isNamedError(error)) {
    const hint = error.hint === undefined ? '' : `  ${style.quiet('Do:')} ${error.hint}\n`
    return `${style.bad('Error')} ${error.message} ${style.quiet(`(${error.code})`)}\n${hint}`
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${style.bad('Internal error')} This is a mistake in waypoint, not in your project.\n${text}\n`
}

function renderOne(error: WaypointError, style: Style): string {
  const [first = '', ...rest] = error.message.split('\n')
  const lines = [`${style.bad('Error')} ${first} ${style.quiet(`(${error.code})`)}`, ...rest]
  if (error.location !== undefined) {
    lines.push(
      `  ${style.quiet('at')} ${style.link(formatLocation(error.location))}`,
      ...(showsLines(error.message) ? [] : excerpt(error.location, style)),
    )
  }
  for (const frame of error.macroStack) {
    const place = frame.location === undefined ? '' : ` (${formatLocation(frame.location)})`
    lines.push(`  ${style.quiet('in macro')} ${frame.name}${style.quiet(place)}`)
  }
  if (error.hint !== undefined) lines.push(`  ${style.quiet('Do:')} ${error.hint}`)
  return `${lines.join('\n')}\n`
}

/** Errors of the database bring the lines in question with them. */
function showsLines(message: string): boolean {
  return /^> *\d+ \| /m.test(message)
}

export function formatLocation(location: SourceLocation): string {
  return [location.file, location.line, location.column].filter((part) => part !== undefined).join(':')
}

/** The line in question with its neighbours; nothing where the file cannot be read from here. */
function excerpt(location: SourceLocation, style: Style): string[] {
  const { line, column } = location
  if (line === undefined) return []
  const source = readLines(location.file)
  if (source?.[line - 1] === undefined) return []
  const width = String(line + 1).length
  const rows: string[] = []
  for (let number = Math.max(1, line - 1); number <= Math.min(source.length, line + 1); number += 1) {
    const mark = number === line ? style.bad('>') : ' '
    rows.push(`  ${mark} ${style.quiet(`${String(number).padStart(width)} |`)} ${source[number - 1]}`)
    if (number === line && column !== undefined) {
      rows.push(
        `    ${style.quiet(`${' '.repeat(width)} |`)} ${' '.repeat(Math.max(0, column - 1))}${style.bad('^')}`,
      )
    }
  }
  return rows
}

function readLines(file: string): string[] | undefined {
  try {
    return shownSource(file, readFileSync(file, 'utf8')).split(/\r?\n/)
  } catch {
    return undefined
  }
}

interface NamedError {
  readonly message: string
  readonly code: string
  readonly hint?: string
}

/** Errors of packages that know no contracts (the simulator) carry the same words. */
function isNamedError(error: unknown): error is NamedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'hint' in error
}
