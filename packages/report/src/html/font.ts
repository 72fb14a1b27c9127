import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * Inter inside the page itself (48 kB), since a report that is mailed must not fetch anything. Where the font
 * is not installed, the reader's own sans serif stands in.
 */
export function fontFace(): string {
  const font = interFile()
  if (font === undefined) return ''
  return `@font-face {
  font-family: 'Inter Variable';
  font-weight: 100 900;
  src: url(data:font/woff2;base64,${font.toString('base64')}) format('woff2');
}`
}

function interFile(): Buffer | undefined {
  try {
    const require = createRequire(import.meta.url)
    return readFileSync(require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'))
  } catch {
    return undefined
  }
}
