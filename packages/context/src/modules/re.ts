import { type Arguments, bindArguments, callable, type HostObject, Tuple, type Value } from '@waypoint/jinja'
import { textOf } from '../text.ts'
import { Module } from './module.ts'
import { DOTALL, IGNORECASE, MULTILINE, type PatternUse, pythonPattern, VERBOSE } from './python-pattern.ts'
import { Match } from './re-match.ts'

const SUBSTITUTION = ['pattern', 'repl', 'string', ['count', 0], ['flags', 0]] as const

/** Python's re for what JavaScript's expressions share with it. */
export const re = new Module('re', {
  match: matching('match', { letters: 'dy' }),
  fullmatch: matching('fullmatch', { letters: 'dy', whole: true }),
  search: matching('search', { letters: 'd' }),
  findall: callable('findall', (args) => {
    return found(args, 'findall').map(([whole, ...groups]): Value => {
      if (groups.length === 0) return whole
      const [first = ''] = groups
      return groups.length === 1 ? first : new Tuple(groups.map((group) => group ?? ''))
    })
  }),
  finditer: callable('finditer', (args) => found(args, 'finditer').map((each) => new Match(each))),
  split: callable('split', (args) => {
    const [pattern, subject, most, flags] = bindArguments(args, 're.split', [
      'pattern',
      'string',
      ['maxsplit', 0],
      ['flags', 0],
    ])
    return splitAt(
      textOf(subject),
      pythonPattern(textOf(pattern), { flags: Number(flags), letters: 'g' }),
      Number(most),
    )
  }),
  sub: callable('sub', (args) => substituted(args, 're.sub').text),
  subn: callable('subn', (args) => {
    const { text, count } = substituted(args, 're.subn')
    return new Tuple([text, count])
  }),
  escape: callable('escape', (args) => {
    const [pattern] = bindArguments(args, 're.escape', ['pattern'])
    return textOf(pattern).replace(/[-.*+?^${}()|[\]\\\s#&~]/g, '\\$&')
  }),
  compile: callable('compile', (args) => {
    const [pattern, flags] = bindArguments(args, 're.compile', ['pattern', ['flags', 0]])
    return compiled(textOf(pattern), Number(flags))
  }),
  IGNORECASE,
  I: IGNORECASE,
  MULTILINE,
  M: MULTILINE,
  DOTALL,
  S: DOTALL,
  VERBOSE,
  X: VERBOSE,
})

function matching(name: string, use: Omit<PatternUse, 'flags'>): Value {
  return callable(name, (args) => {
    const [pattern, subject, flags] = parts(args, name)
    const match = pythonPattern(pattern, { ...use, flags }).exec(subject)
    return match === null ? null : new Match(match)
  })
}

function found(args: Arguments, name: string): readonly RegExpExecArray[] {
  const [pattern, subject, flags] = parts(args, name)
  return [...subject.matchAll(pythonPattern(pattern, { flags, letters: 'dg' }))]
}

/** A compiled pattern has the same functions without their first argument. */
function compiled(pattern: string, flags: number): Value {
  const names = ['match', 'fullmatch', 'search', 'findall', 'finditer', 'split', 'sub', 'subn']
  const members = names.map((name) => {
    const bound = callable(name, (args) => {
      const target = re.getAttribute(name) as HostObject
      const named = new Map([...args.named, ['flags', flags]])
      return target.call?.({ ...args, positional: [pattern, ...args.positional], named }) ?? null
    })
    return [name, bound] as const
  })
  return new Module('re.Pattern', { ...Object.fromEntries(members), pattern })
}

function parts(args: Arguments, name: string): readonly [pattern: string, subject: string, flags: number] {
  const [pattern, subject, flags] = bindArguments(args, `re.${name}`, ['pattern', 'string', ['flags', 0]])
  return [textOf(pattern), textOf(subject), Number(flags)]
}

function splitAt(subject: string, expression: RegExp, most: number): Value[] {
  const pieces: Value[] = []
  let end = 0
  for (const match of subject.matchAll(expression)) {
    if (most > 0 && pieces.length >= most) break
    pieces.push(subject.slice(end, match.index), ...match.slice(1).map((group) => group ?? null))
    end = match.index + match[0].length
  }
  return [...pieces, subject.slice(end)]
}

function substituted(args: Arguments, name: string): { readonly text: string; readonly count: number } {
  const [pattern, replacement, subject, most, flags] = bindArguments(args, name, SUBSTITUTION)
  const expression = pythonPattern(textOf(pattern), { flags: Number(flags), letters: 'g' })
  const [template, whole, limit] = [textOf(replacement), textOf(subject), Number(most)]
  let text = ''
  let [count, end] = [0, 0]
  for (const match of whole.matchAll(expression)) {
    if (limit > 0 && count >= limit) break
    text += whole.slice(end, match.index) + expanded(template, match)
    end = match.index + match[0].length
    count += 1
  }
  return { text: text + whole.slice(end), count }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' }

/** `\1`, `\g<1>` and `\g<name>` of a replacement. */
function expanded(template: string, match: RegExpExecArray): string {
  return template.replace(
    /\\(?:g<(\w+)>|(\d{1,2})|([ntr\\]))/g,
    (...taken: readonly (string | undefined)[]) => {
      const [, name, digits, escape] = taken
      if (escape !== undefined) return ESCAPES[escape] ?? ''
      const key = digits ?? name ?? ''
      return (/^\d+$/.test(key) ? match[Number(key)] : match.groups?.[key]) ?? ''
    },
  )
}
