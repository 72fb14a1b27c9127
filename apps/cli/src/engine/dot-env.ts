import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

const FILE = '.env'

/**
 * The environment with what `.env` adds: the file in the current folder or the nearest above it, then the one beside
 * dbt_project.yml. What is set in the shell wins.
 */
export function withDotEnv(env: Environment, cwd: string, projectDir: string): Environment {
  const files = [nearest(cwd), join(projectDir, FILE)].filter((file) => file !== null && isFile(file))
  const read = [...new Set(files)].map((file) => parseDotEnv(readFileSync(file as string, 'utf8')))
  return Object.assign({}, ...read.toReversed(), env)
}

function nearest(folder: string): string | null {
  for (let dir = folder; ; dir = dirname(dir)) {
    const file = join(dir, FILE)
    if (isFile(file)) return file
    if (dir === dirname(dir)) return null
  }
}

/** Some keep a folder of this name. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

const LINE =
  /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:'([^']*)'|"((?:\\.|[^"\\])*)"|([^\r\n]*?))\s*(?:(?<=\s|["'])#.*)?$/gm

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** `NAME=value`, with `export` before it, quotes around the value and comments behind it, as shells have them. */
export function parseDotEnv(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [, name = '', single, double, bare] of text.matchAll(LINE)) {
    if (single !== undefined) values[name] = single
    else if (double !== undefined) values[name] = interpolated(unescape(double), values)
    else values[name] = interpolated((bare ?? '').replace(/\s#.*$/, '').trim(), values)
  }
  return values
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter)
}

/** `${NAME}` stands for what is set further up in the file. */
function interpolated(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$\{(\w+)(?::-([^}]*))?\}/g,
    (_, name: string, fallback = '') => values[name] ?? fallback,
  )
}
