/** The examples at the end of every `--help`. */
export function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ waypoint ${line}`).join('\n')}\n`
}
