const WILDCARDS = /[*?[\]]/

export function hasWildcard(pattern: string): boolean {
  return WILDCARDS.test(pattern)
}

export type Matcher = (text: string) => boolean

/** Shell-style match of a whole name as Python's fnmatch: `*` crosses every character. */
export function nameMatcher(pattern: string): Matcher {
  if (!hasWildcard(pattern)) return (name) => name === pattern
  const expression = toExpression(pattern, '[^]*', '[^]')
  return (name) => expression.test(name)
}

/** Shell-style match of a path: `*` stays within one folder, `**` crosses folders. */
export function pathMatcher(pattern: string): Matcher {
  if (!hasWildcard(pattern)) return (path) => path === pattern
  const expression = toExpression(pattern, '[^/]*', '[^/]')
  return (path) => expression.test(path)
}

function toExpression(pattern: string, star: string, any: string): RegExp {
  let source = ''
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] as string
    if (pattern.startsWith('**/', index)) {
      source += '(?:[^]*/)?'
      index += 2
    } else if (pattern.startsWith('**', index)) {
      source += '[^]*'
      index += 1
    } else if (character === '*') {
      source += star
    } else if (character === '?') {
      source += any
    } else if (character === '[' && pattern.indexOf(']', index + 2) > 0) {
      const end = pattern.indexOf(']', index + 2)
      const set = pattern
        .slice(index + 1, end)
        .replace(/\\/g, '\\\\')
        .replace(/^!/, '^')
      source += `[${set}]`
      index = end
    } else {
      source += character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    }
  }
  return new RegExp(`^${source}$`)
}
