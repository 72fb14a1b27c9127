/** A table; cells are one line each, and a bar in them is no border. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return `${line(titles)}|${titles.map(() => '---|').join('')}\n${rows.map(line).join('')}\n`
}

const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |\n`

const cellText = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim()

export const code = (text: string): string => `\`${text}\``

/** Whoever opens the file learns where it comes from. */
export const heading = (title: string, about: string): string =>
  `# ${title}\n\n${about}\n\nWritten by \`npm run docs:reference\`; what it says comes from the YAML and SQL of the project.\n\n`
