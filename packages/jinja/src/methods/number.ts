import { isInteger, numeric } from '../runtime/numbers.ts'
import type { Method, MethodTable } from './method.ts'

const isIntegral: Method = (self) => isInteger(self) || Number.isInteger(Number(numeric(self)))

export const numberMethods: MethodTable = new Map<string, Method>([
  ['is_integer', isIntegral],
  [
    'bit_length',
    (self) =>
      BigInt(numeric(self) ?? 0)
        .toString(2)
        .replace(/^-|^0$/, '').length,
  ],
  ['conjugate', (self) => self],
])
