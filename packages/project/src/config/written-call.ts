import { repr } from '@waypoint/jinja'
import type { ConfigMap } from './merge-config.ts'

const CALL = /(?<![\w.])config\s*\(/
const TOKEN = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|\w+|==|!=|<=|>=|\/\/|\*\*|\s+|[^]/g
const PYTHON: Readonly<Record<string, string>> = { true: 'True', false: 'False', none: 'None' }

/** The arguments of the first `config(…)` in a template as text, as it is written: nothing is evaluated. */
export function writtenCall(code: string): ConfigMap {
  if (!code.includes('config')) return {}
  const call = CALL.exec(code)
  if (call === null) return {}
  const found: Record<string, string> = {}
  for (const argument of topLevelArguments(code.slice(call.index + call[0].length).matchAll(TOKEN))) {
    const [name, equals, ...value] = argument
    if (name !== undefined && equals === '=') found[name] = valueText(value)
  }
  return found
}

/** The tokens of each argument, up to the bracket that closes the call. */
function topLevelArguments(tokens: Iterable<RegExpExecArray>): readonly (readonly string[])[] {
  const all: string[][] = [[]]
  let depth = 0
  for (const [token] of tokens) {
    if (token.trim() === '') continue
    if (depth === 0 && token === ')') break
    if (')]}'.includes(token)) depth -= 1
    if ('([{'.includes(token)) depth += 1
    if (depth === 0 && token === ',') all.push([])
    else all.at(-1)?.push(token)
  }
  return all
}

/** In Python's spelling, so that spacing and quotes make no difference. */
function valueText(tokens: readonly string[]): string {
  const [first = ''] = tokens
  if (tokens.length === 1 && isText(first)) return contentOf(first)
  return tokens
    .map((token, index) => `${needsSpace(tokens[index - 1], token) ? ' ' : ''}${spelled(token)}`)
    .join('')
}

function spelled(token: string): string {
  return isText(token) ? repr(contentOf(token)) : (PYTHON[token] ?? token)
}

function needsSpace(previous: string | undefined, token: string): boolean {
  if (previous === undefined || ',:)]}.'.includes(token) || '([{.'.includes(previous)) return false
  if (',:'.includes(previous)) return true
  return !'(['.includes(token) && token !== '=' && previous !== '='
}

function isText(token: string): boolean {
  return token.length > 1 && (token.startsWith("'") || token.startsWith('"'))
}

function contentOf(token: string): string {
  return token.slice(1, -1).replaceAll(/\\(['"\\])/g, '$1')
}
