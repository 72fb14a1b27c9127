import type { Manifest } from '@waypoint/contracts'
import type { Parts } from './parts.ts'

/** Why a node is built, in words, from what it was made of then and would be made of now. */
export function reasonsOf(before: Parts, now: Parts, manifest: Manifest): readonly string[] {
  const reasons = new Set<string>()
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const isUnknown = now[name] === undefined && /^(?:parent|source) /.test(name)
    if (before[name] !== now[name] && name !== 'compiled' && !isUnknown) {
      reasons.add(reasonOf(name, { before: before[name] ?? '', now: now[name] ?? '' }, manifest))
    }
  }
  if (reasons.size === 0 && before['compiled'] !== now['compiled']) reasons.add('its compiled SQL changed')
  return [...reasons]
}

interface Change {
  readonly before: string
  readonly now: string
}

function reasonOf(part: string, change: Change, manifest: Manifest): string {
  const space = part.indexOf(' ')
  const kind = space < 0 ? part : part.slice(0, space)
  const name = space < 0 ? '' : part.slice(space + 1)
  switch (kind) {
    case 'body':
      return 'body changed'
    case 'file':
      return 'its file changed'
    case 'config':
      return `config ${name} changed`
    case 'parent':
      return `parent ${manifest.nodes[name]?.name ?? name} was rebuilt`
    case 'source':
      return sourceReason(name, change, manifest)
    case 'macro':
      return `macro ${name} ${appeared(change)}`
    case 'package':
      return `a macro of the package ${name} changed`
    case 'materialization':
      return `materialization ${name} changed`
    case 'var':
      return `var ${name.slice(name.indexOf('.') + 1)} changed`
    case 'env':
      return `environment variable ${name} changed`
    case 'on-run-start':
      return 'on-run-start changed'
    case 'hooks':
      return 'what its hooks run changed'
    case 'volatile':
      return `not deterministic: uses ${change.before}`
    case 'target':
      return 'the settings of the target changed'
    default:
      return `${part} changed`
  }
}

function appeared({ before, now }: Change): string {
  if (before === '') return 'was added'
  return now === '' ? 'was removed' : 'changed'
}

function sourceReason(uniqueId: string, { before, now }: Change, manifest: Manifest): string {
  const source = manifest.sources[uniqueId]
  const name = source === undefined ? uniqueId : `${source.source_name}.${source.name}`
  if (rows(now) > rows(before)) return `source ${name} has new rows`
  if (rows(now) < rows(before)) return `source ${name} has fewer rows`
  return `source ${name} has changed rows`
}

/** Contents begin with the number of rows. */
const rows = (content: string): number => Number(content.slice(0, content.indexOf(':')))
