/** Comments, quoted text and Jinja give way to blanks, so that lines and columns stay where they are. */
export function sqlOnly(text: string): string {
  return text.replaceAll(/\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|--[^\n]*|\/\*.*?\*\/|'(?:[^']|'')*'/gs, (found) =>
    found.replaceAll(/[^\n]/g, ' '),
  )
}
