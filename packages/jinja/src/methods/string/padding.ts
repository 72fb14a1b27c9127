import type { Value } from '../../values/value.ts'
import { lengthOf } from '../../runtime/iteration.ts'
import { typeError } from '../../runtime/python-error.ts'
import { argumentInteger, argumentText, type MethodEntry, stringMethod } from '../method.ts'

type Alignment = 'left' | 'right' | 'center'

export function pad(
  text: string,
  width: number,
  style: { readonly align: Alignment; readonly fill: string },
): string {
  const room = width - lengthOf(text)
  if (room <= 0) return text
  const before = style.align === 'left' ? 0 : style.align === 'right' ? room : centerOffset(room, width)
  return style.fill.repeat(before) + text + style.fill.repeat(room - before)
}

/** CPython puts the odd space left when both the room and the width are odd. */
const centerOffset = (room: number, width: number): number => Math.floor(room / 2) + (room & width & 1)

function padding(name: string, align: Alignment): MethodEntry {
  return stringMethod(name, ['width', ['fillchar', ' ']], (self, [width, fill]: readonly Value[]) => {
    const character = argumentText(fill, 'The fill character')
    if (lengthOf(character) !== 1) throw typeError('The fill character must be exactly one character long')
    return pad(self, argumentInteger(width), { align, fill: character })
  })
}

function expandTabs(text: string, size: number): string {
  let column = 0
  let result = ''
  for (const character of text) {
    if (character === '\t') {
      const spaces = size > 0 ? size - (column % size) : 0
      result += ' '.repeat(spaces)
      column += spaces
    } else {
      result += character
      column = character === '\n' || character === '\r' ? 0 : column + 1
    }
  }
  return result
}

export const paddingMethods: readonly MethodEntry[] = [
  padding('ljust', 'left'),
  padding('rjust', 'right'),
  padding('center', 'center'),
  stringMethod('zfill', ['width'], (self, [width]) => {
    const sign = /^[+-]/.exec(self)?.[0] ?? ''
    return (
      sign + pad(self.slice(sign.length), argumentInteger(width) - sign.length, { align: 'right', fill: '0' })
    )
  }),
  stringMethod('expandtabs', [['tabsize', 8]], (self, [size]) => expandTabs(self, argumentInteger(size))),
]
