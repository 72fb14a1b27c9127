import { plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import type { Drift } from './touched-models.ts'

const SHOWN_MODELS = 4

/** A line per change: what it is, and the models that read it. */
export function renderDrift(changes: readonly Drift[], style: Style): string {
  return changes
    .map(
      (change) => `  ${style.bold(placeOf(change))} ${describe(change, style)}${modelsOf(change, style)}\n`,
    )
    .join('')
}

/** The change breaks a model, or makes its figures wrong; what is new does neither. */
export function isBreaking({ kind, models }: Drift): boolean {
  return models.length > 0 && kind !== 'new-table' && kind !== 'new-column'
}

function placeOf(change: Drift): string {
  return `${change.schema}.${change.table}${'column' in change ? `.${change.column}` : ''}`
}

function describe(change: Drift, style: Style): string {
  const declared = change.against === 'contract'
  switch (change.kind) {
    case 'new-table':
      return style.quiet('new table')
    case 'new-column':
      return style.quiet(`new column ${change.to}`)
    case 'missing-table':
      return style.warn(declared ? 'declared, but not there' : 'was not delivered')
    case 'missing-column':
      return style.warn(declared ? 'declared, but not there' : 'is gone')
    case 'retyped-column':
      return style.warn(
        declared ? `declared ${change.from}, is ${change.to}` : `${change.from} → ${change.to}`,
      )
  }
}

function modelsOf({ models, downstream }: Drift, style: Style): string {
  if (models.length === 0) return style.quiet('  no model reads it')
  const names = models.slice(0, SHOWN_MODELS).map(({ name }) => name)
  const more = models.length > SHOWN_MODELS ? `, and ${models.length - SHOWN_MODELS} more` : ''
  const below = downstream.length === 0 ? '' : style.quiet(`, ${plural(downstream.length, 'model')} below`)
  return `  ${style.quiet('read by')} ${names.join(', ')}${more}${below}`
}
