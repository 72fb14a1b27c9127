import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Host } from '../host.ts'
import { createProgram } from '../program.ts'
import { createStyle } from '../terminal/style.ts'
import { leavesOf, renderCommands } from './render-commands.ts'

const FILE = fileURLToPath(new URL('../../../../docs/commands.md', import.meta.url))

const host: Host = {
  cwd: '/',
  env: {},
  style: createStyle(false),
  interactive: false,
  columns: 100,
  processId: 1,
  launcher: '',
  commandLine: [],
  out: () => undefined,
  err: () => undefined,
  exitWith: () => undefined,
  signal: new AbortController().signal,
}

test('docs/commands.md says of every command what its --help says', async () => {
  await expect(renderCommands(createProgram(host))).toMatchFileSnapshot(FILE)
})

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Commands of three words are shown by what they belong to. */
const shown = leavesOf(createProgram(host)).filter(({ parent }) => parent?.parent?.parent == null)

test.each(shown.map((command) => [command.name(), command] as const))(
  '%s says what it is for and gives examples',
  (_, command) => {
    expect(command.summary()).toMatch(/^[A-Z]/)
    let help = ''
    command.configureOutput({
      writeOut: (text) => {
        help += text
      },
    })
    command.outputHelp()
    expect(inOneLine(help)).toContain(inOneLine(command.description() || command.summary()))
    expect(help).toMatch(/Examples:\n(?: {2}\$ waypoint .+\n)+/)
  },
)
