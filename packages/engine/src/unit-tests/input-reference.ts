import { type RefArgs, WaypointError } from '@waypoint/contracts'

/** What an `input:` of a unit test names. */
export type InputReference =
  | { readonly kind: 'this' }
  | { readonly kind: 'ref'; readonly args: RefArgs }
  | { readonly kind: 'source'; readonly sourceName: string; readonly tableName: string }

const CALL = /^(ref|source)\s*\((.*)\)$/s
const ARGUMENT = /^\s*(?:(v|version)\s*=\s*)?(?:'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?))\s*$/

/** Reads `this`, `ref(…)` or `source(…)`, written without braces. */
export function inputReference(input: string, file: string): InputReference {
  const reference = input.trim() === 'this' ? { kind: 'this' as const } : calledReference(input.trim())
  if (reference !== null) return reference
  throw new WaypointError({
    code: 'invalid-unit-test',
    message: `The input '${input}' of a unit test names no relation`,
    location: { file },
    hint: "Write ref('model'), source('source', 'table') or this.",
  })
}

/** What a call of ref() or source() with nothing but literals names. */
export function calledReference(text: string): Exclude<InputReference, { kind: 'this' }> | null {
  const call = CALL.exec(text)
  const written = (call?.[2] ?? '').split(',').map((each) => ARGUMENT.exec(each))
  const names = written.filter((each) => each !== null && each[1] === undefined).map(valueOf)
  const version = written.find((each) => each !== null && each[1] !== undefined)
  const [first, second] = names
  const isComplete = call !== null && written.every((each) => each !== null) && names.length <= 2
  if (isComplete && first !== undefined) {
    if (call[1] === 'ref') {
      const args: RefArgs = {
        name: second ?? first,
        package: second === undefined ? null : first,
        version: version === undefined ? null : valueOf(version),
      }
      return { kind: 'ref', args }
    }
    if (second !== undefined) return { kind: 'source', sourceName: first, tableName: second }
  }
  return null
}

const valueOf = (match: RegExpExecArray | null): string => match?.[2] ?? match?.[3] ?? match?.[4] ?? ''
