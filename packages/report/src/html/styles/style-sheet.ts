import { fontFace } from '../font.ts'
import { chartStyles } from './charts.ts'
import { pageStyles } from './page.ts'
import { printStyles } from './print.ts'
import { tableStyles } from './tables.ts'

export const styleSheet = (): string =>
  [fontFace(), pageStyles(), tableStyles, chartStyles, printStyles].join('\n').trim()
