import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const IGNORE_FILE = '.dbtignore'

interface IgnoreRule {
  readonly expression: RegExp
  /** `!path`: takes back what an earlier rule ignores. */
  readonly keeps: boolean
}

/** Whether a file of a project, relative to its root, is to be left out: by its .dbtignore, in git's words. */
export function ignoreRules(rootDir: string): (file: string) => boolean {
  const rules = readRules(rootDir)
  if (rules.length === 0) return () => false
  return (file) => {
    let ignored = false
    for (const rule of rules) if (rule.expression.test(file)) ignored = !rule.keeps
    return ignored
  }
}

function readRules(rootDir: string): readonly IgnoreRule[] {
  try {
    return readFileSync(join(rootDir, IGNORE_FILE), 'utf8').split(/\r?\n/).flatMap(parseRule)
  } catch {
    return []
  }
}

function parseRule(line: string): readonly IgnoreRule[] {
  const text = line.replace(/(?<!\\)\s+$/, '')
  if (text === '' || text.startsWith('#')) return []
  const keeps = text.startsWith('!')
  const pattern = (keeps ? text.slice(1) : text).replace(/^\\(?=[#!])/, '')
  const isFolder = pattern.endsWith('/')
  const path = pattern.replace(/^\/|\/$/g, '')
  if (path === '') return []
  // A pattern with a slash in front or within starts at the root, any other at every folder.
  const start = pattern.startsWith('/') || path.includes('/') ? '^' : '^(?:.*/)?'
  const end = isFolder ? '/' : '(?:/|$)'
  return [{ expression: new RegExp(`${start}${expressionOf(path)}${end}`), keeps }]
}

function expressionOf(pattern: string): string {
  return pattern
    .split(/(\*\*\/|\/\*\*$|\*|\?|\[!?[^\]]+\])/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?'
      if (part === '/**') return '/.*'
      if (part === '*') return '[^/]*'
      if (part === '?') return '[^/]'
      if (part.startsWith('[') && part.endsWith(']'))
        return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\')
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
}
