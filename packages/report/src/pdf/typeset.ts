import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedDocument } from './block.ts'
import { fontFolders, installedFontFolders } from './fonts.ts'
import { template } from './template.ts'

export type Paper = 'a4' | 'us-letter'

export interface Typeset {
  readonly pdf: Uint8Array
  /** Characters that no font here has; they are boxes in the document, which then does not claim PDF/UA. */
  readonly unshown: readonly string[]
}

/** Sets a document as a tagged PDF (PDF/UA-1). Fonts of the machine are looked through only when Inter lacks a letter. */
export function typeset(document: PrintedDocument, paper: Paper): Typeset {
  const inputs = { document: JSON.stringify(document), paper }
  const compiled = (fontPaths: string[], isAccessible: boolean): Uint8Array =>
    NodeCompiler.create({ fontArgs: [{ fontPaths }] }).pdf(
      { mainFileContent: template, inputs },
      isAccessible ? { pdfStandard: 'ua-1' } : {},
    )
  const own = fontFolders()
  const first = attempt(() => compiled(own, true))
  if (first.unshown.length === 0) return first
  const all = [...own, ...installedFontFolders()]
  const second = attempt(() => compiled(all, true))
  return second.unshown.length === 0 ? second : { pdf: compiled(all, false), unshown: second.unshown }
}

function attempt(compile: () => Uint8Array): Typeset {
  try {
    return { pdf: compile(), unshown: [] }
  } catch (error) {
    const unshown = missingLetters(error)
    if (unshown.length === 0) throw error
    return { pdf: new Uint8Array(), unshown }
  }
}

function missingLetters(error: unknown): readonly string[] {
  const message =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
  return [...message.matchAll(/the text `\\"(.+?)\\"` could not be displayed/g)].map(([, text = '']) => text)
}
