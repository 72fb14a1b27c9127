import { srgb } from '../theme/srgb.ts'
import { inks, marks, rules, surfaces, type Token } from '../theme/tokens.ts'

const tokens: Readonly<Record<string, Token>> = { ...surfaces, ...inks, ...marks, ...rules }

/** The colour of a token on paper, as #rrggbb. */
export function onPaper(name: string): string {
  const token = tokens[name]
  if (token === undefined) throw new Error(`no token ${name}`)
  return srgb(token.light)
}

const bandRules = ['critical', 'at-risk', 'watch', 'healthy', 'unknown'].map((name) => {
  const band = name === 'unknown' ? 'insufficient_data' : name.replace('-', '_')
  return `.band-${band} { fill: ${onPaper(name)} }`
})

/** What the page's style sheet says of pictures. */
const styles = `<style>
.spark path { fill: none; stroke: ${onPaper('ink')}; stroke-width: 1.25 }
.spark rect { opacity: .16 }
.spark text { font-size: 12px; fill: ${onPaper('ink-3')} }
${bandRules.join('\n')}
</style>`

/** A picture of the page as a file of its own: its colours written out, its words in the font of the pages. */
export function standalone(svg: string): string {
  return svg
    .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => onPaper(name))
    .replaceAll('currentColor', onPaper('ink'))
    .replaceAll(/ (?:font-family|aria-[\w-]+)="[^"]*"/g, '')
    .replaceAll(/<(title|desc)\b[^>]*>.*?<\/\1>/gs, '')
    .replaceAll(/&(?!#?\w+;)/g, '&amp;')
    .replace(/^<svg(?![^>]*xmlns=)/, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/^<svg/, '<svg font-family="Inter"')
    .replace(/^<svg[^>]*>/, (opening) => opening + styles)
}
