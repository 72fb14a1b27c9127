import { TemplateError } from '../template-error.ts'
import type { Value } from '../values/value.ts'
import type { Frame } from './frame.ts'
import { PythonError, type TemplateErrorCode } from './python-error.ts'
import { ReturnSignal } from './return-signal.ts'

/** The error to throw on for something that was raised while a frame executed. */
export function failure(raised: unknown, frame: Frame): unknown {
  if (raised instanceof ReturnSignal && frame.macro !== null) return raised
  const { line, column } = frame.source.locate(frame.p)
  const here = { name: frame.macro, file: frame.source.name, line, column }
  if (raised instanceof TemplateError) return raised.within(here)
  const details = describe(raised)
  return new TemplateError({ ...details, file: here.file, line, column, frames: [here] })
}

/** What a macro does with something raised in its body: a returned value is its result. */
export function caught(raised: unknown, frame: Frame): Value {
  if (raised instanceof ReturnSignal) return raised.value
  throw failure(raised, frame)
}

interface Description {
  readonly code: TemplateErrorCode
  readonly message: string
  readonly hint?: string | undefined
  readonly cause?: unknown
}

function describe(raised: unknown): Description {
  if (raised instanceof PythonError) return { code: raised.code, message: raised.message, hint: raised.hint }
  if (raised instanceof ReturnSignal) return { code: 'value', message: "'return' is outside of a macro." }
  if (raised instanceof RangeError && raised.message.includes('call stack')) {
    return { code: 'value', message: 'Macros call each other too deeply.', cause: raised }
  }
  return { code: 'host', message: raised instanceof Error ? raised.message : String(raised), cause: raised }
}
