import {
  type Arguments,
  bindArguments,
  callable,
  HostObject,
  PythonError,
  Tuple,
  type Value,
} from '@waypoint/jinja'
import { textOf } from '../text.ts'
import { Module } from './module.ts'

const IGNORECASE = 2
const MULTILINE = 8
const DOTALL = 16

/** Python's re for what JavaScript's expressions share with it. */
export const re = new Module('re', {
  match: matching('match', (source) => `^(?:${source})`),
  fullmatch: matching('fullmatch', (source) => `^(?:${source})$`),
  search: matching('search', (source) => source),
  findall: callable('findall', (args) => {
    const [pattern, subject, flags] = parts(args, 'findall')
    return [...subject.matchAll(expression(pattern, flags, 'g'))].map(([whole, ...groups]): Value => {
      if (groups.length === 0) return whole
      const [first = ''] = groups
      return groups.length === 1 ? first : new Tuple(groups.map((group) => group ?? ''))
    })
  }),
  split: callable('split', (args) => {
    const [pattern, subject, flags] = parts(args, 'split')
    return subject.split(expression(pattern, flags, '')).map((part) => part ?? null)
  }),
  sub: callable('sub', (args) => {
    const [pattern, replacement, subject, count, flags] = bindArguments(args, 're.sub', [
      'pattern',
      'repl',
      'string',
      ['count', 0],
      ['flags', 0],
    ])
    const limit = Number(count)
    const expanded = textOf(replacement)
      .replaceAll('$', '$$$$')
      .replace(/\\g<(\w+)>|\\(\d)/g, (_all, name: string | undefined, digit: string | undefined) =>
        digit === undefined && !/^\d+$/.test(name ?? '') ? `$<${name ?? ''}>` : `$${digit ?? name ?? ''}`,
      )
    if (limit !== 1) return textOf(subject).replace(expression(textOf(pattern), Number(flags), 'g'), expanded)
    return textOf(subject).replace(expression(textOf(pattern), Number(flags), ''), expanded)
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
})

function matching(name: string, anchor: (source: string) => string): Value {
  return callable(name, (args) => {
    const [pattern, subject, flags] = parts(args, name)
    const found = expression(anchor(pattern), flags, '').exec(subject)
    return found === null ? null : new Match(found)
  })
}

/** A compiled pattern has the same functions without their first argument. */
function compiled(pattern: string, flags: number): Value {
  const members = ['match', 'fullmatch', 'search', 'findall', 'split', 'sub'].map((name) => {
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

function expression(source: string, flags: number, more: string): RegExp {
  const translated = source
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('\\Z', '$')
  const inline = /^\(\?([ims]+)\)/.exec(translated)
  const letters = new Set([
    ...more,
    ...(inline?.[1] ?? ''),
    ...((flags & IGNORECASE) === 0 ? '' : 'i'),
    ...((flags & MULTILINE) === 0 ? '' : 'm'),
    ...((flags & DOTALL) === 0 ? '' : 's'),
  ])
  try {
    return new RegExp(translated.slice(inline?.[0].length ?? 0), [...letters].join(''))
  } catch {
    throw new PythonError('value', `re cannot read the pattern '${source}'`)
  }
}

class Match extends HostObject {
  readonly typeName = 're.Match'
  readonly #match: RegExpExecArray

  constructor(match: RegExpExecArray) {
    super()
    this.#match = match
  }

  override getAttribute(name: string): Value | undefined {
    const match = this.#match
    switch (name) {
      case 'group':
        return callable(name, ({ positional }) => this.getItem(positional[0] ?? 0) ?? null)
      case 'groups':
        return callable(name, () => new Tuple(match.slice(1).map((group) => group ?? null)))
      case 'groupdict':
        return callable(name, () => new Map<Value, Value>(Object.entries(match.groups ?? {})))
      case 'start':
        return callable(name, () => match.index)
      case 'end':
        return callable(name, () => match.index + match[0].length)
      default:
        return undefined
    }
  }

  override getItem(key: Value): Value | undefined {
    if (typeof key === 'number') return this.#match[key] ?? null
    return typeof key === 'string' ? (this.#match.groups?.[key] ?? null) : undefined
  }
}
