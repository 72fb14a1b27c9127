import type { MacroFrame, ManifestNode, SourceLocation } from '@waypoint/contracts'
import type { MacroFrame as TemplateFrame, TracePlace } from '@waypoint/jinja'
import { excerptOf } from './excerpt.ts'

/** Where a mistake in a statement comes from, told in the user's own files. */
interface Origin {
  readonly location: SourceLocation
  /** The macros by way of which the model wrote what is wrong, innermost first. */
  readonly macroStack: readonly MacroFrame[]
  /** The lines in question: of the model, then of the macro that wrote them. */
  readonly excerpts: readonly string[]
  /** Whether the text is written in a template as the database saw it. */
  readonly exact: boolean
}

interface Evidence {
  /** What wrote the text, outermost first. */
  readonly places: readonly TracePlace[]
  /** What was executing when the statement was refused, innermost first. */
  readonly frames: readonly TemplateFrame[]
}

export function originOf(node: ManifestNode, { places, frames }: Evidence): Origin {
  const inModel = places.findIndex((place) => place.macro === null)
  const model = places[inModel]
  if (model === undefined) return ofCall(node, frames)
  const macros = places.slice(inModel + 1)
  const innermost = macros.at(-1) ?? model
  const written =
    innermost === model ? [] : [`Written by ${nameOf(innermost)} in ${innermost.file}\n${excerpt(innermost)}`]
  return {
    location: locationOf(model),
    macroStack: macros.map((place) => ({ name: nameOf(place), location: locationOf(place) })).toReversed(),
    excerpts: hasLines(model) ? [excerpt(model), ...written] : written,
    exact: innermost.literal,
  }
}

/** No template of a model wrote the text: then its call of the macro that ran the statement is what there is. */
function ofCall(node: ManifestNode, frames: readonly TemplateFrame[]): Origin {
  const call = frames.findLast((frame) => frame.name === null && frame.file.endsWith('.sql'))
  return {
    location: call === undefined ? { file: node.original_file_path } : placeOf(call),
    macroStack: frames.flatMap((frame) =>
      frame.name === null ? [] : [{ name: frame.name, location: placeOf(frame) }],
    ),
    excerpts: call === undefined ? [] : [excerptOf(node.raw_code, call.line, call.column)],
    exact: false,
  }
}

const placeOf = ({ file, line, column }: TemplateFrame): SourceLocation => ({ file, line, column })

/** The text of a generic test is not in the YAML file that declares it. */
function hasLines(place: TracePlace): boolean {
  return place.file.endsWith('.sql')
}

function locationOf(place: TracePlace): SourceLocation {
  const { file, line, column } = place
  return hasLines(place) ? { file, line, column } : { file }
}

const nameOf = (place: TracePlace): string => place.macro ?? place.file

const excerpt = ({ template, line, column }: TracePlace): string => excerptOf(template, line, column)
