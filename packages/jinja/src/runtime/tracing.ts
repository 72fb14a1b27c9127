import type { Scope } from '../scope.ts'
import type { Writes } from '../trace.ts'
import type { Arguments } from './arguments.ts'
import { Frame, type Unit } from './frame.ts'

/** The frame of one call of a macro; it escapes and remembers as its caller does. */
export function macroFrame(unit: Unit, scope: Scope, ...[name, args]: readonly [string, Arguments]): Frame {
  const frame = new Frame(unit, scope, name)
  frame.escapes = args.escapes === true
  frame.trace = args.trace ?? null
  return frame
}

/** What a text that begins now remembers of its pieces. */
export function writes(frame: Frame): Writes | null {
  return frame.trace === null ? null : []
}

/** Notes a piece of text: written at the template's offset `at`, and where the text ends with it. */
export function wrote(frame: Frame, pieces: Writes | null, ...[at, end]: readonly [number, number]): void {
  if (pieces !== null) pieces.push(at, end, frame.trace?.count ?? 0)
}

/** A finished text. */
export function traced(frame: Frame, text: string, pieces: Writes | null): string {
  if (pieces !== null) frame.trace?.add(text, pieces, frame)
  return text
}
