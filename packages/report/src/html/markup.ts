import { withoutActing } from '../format/plain-text.ts'

/** Finished HTML. Anything else put into a template is text and gets escaped. */
export interface Markup {
  readonly markup: string
}

type Content = Markup | string | number | null | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const filled = parts.map((part, index) =>
    index === 0 ? part : `${render(contents[index - 1] ?? null)}${part}`,
  )
  return { markup: filled.join('') }
}

/** For what this package made itself: a drawn chart, a style sheet. */
export const trusted = (markup: string): Markup => ({ markup })

function render(content: Content): string {
  if (content === null) return ''
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content))
  return 'markup' in content ? content.markup : content.map(render).join('')
}

function escaped(text: string): string {
  return withoutActing(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
