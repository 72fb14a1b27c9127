/** A Markdown table; cells are finished Markdown. Columns after the first `left` ones are figures. */
export function markdownTable(
  headers: readonly string[],
  left: number,
  rows: readonly (readonly string[])[],
): string {
  const rule = headers.map((_, index) => (index < left ? '---' : '---:'))
  return [headers, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
