import { isGrain } from '../layer/grain.ts'

const CALL =
  /^\s*(Dimension|TimeDimension|Entity)\(\s*(.*?)\s*\)\s*(?:\.\s*(?:grain|date_part)\(\s*(['"])(\w+)\3\s*\))?\s*$/s
const TEXT = /^(?:\w+\s*=\s*)?(['"])([^'"]*)\1$/

/** The name that `Dimension('customer__segment')` or `TimeDimension('metric_time', 'month')` stands for. */
export function nameOfCall(expression: string): string | undefined {
  const call = CALL.exec(expression)
  if (call === null) return undefined
  const [, kind = '', written = '', , method] = call
  const [name, second] = written.split(',').map((argument) => TEXT.exec(argument.trim())?.[2])
  const grain = (kind === 'TimeDimension' ? (second ?? method) : method)?.toLowerCase()
  if (name === undefined || (grain !== undefined && !isGrain(grain))) return undefined
  return grain === undefined ? name : `${name}__${grain}`
}
