import type { WaypointError } from '@waypoint/contracts'
import { renderError } from './error-view.ts'
import type { Style } from './style.ts'

/** As an error, in the colour and with the word of a warning. */
export function renderWarning(warning: WaypointError, style: Style): string {
  return renderError(warning, { ...style, bad: style.warn }).replace('Error', 'Warning')
}
