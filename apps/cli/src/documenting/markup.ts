/** Finished HTML. Whatever else is put into a template is text and gets escaped. */
export interface Markup {
  readonly markup: string
}

export type Content = Markup | string | number | readonly Content[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const filled = contents.map((content, index) => `${render(content)}${parts[index + 1] ?? ''}`)
  return { markup: `${parts[0] ?? ''}${filled.join('')}` }
}

function render(content: Content): string {
  if (typeof content === 'number') return String(content)
  if (typeof content === 'string') {
    return content.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
  }
  return 'markup' in content ? content.markup : content.map(render).join('')
}
