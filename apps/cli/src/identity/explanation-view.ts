import { type ComparedValue, keyText, type PairExplanation } from '@waypoint/identity'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'

const signed = (bits: number): string => `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`

/** A waterfall: what the two agree in, what each field adds, what it comes to. */
export function renderExplanation(explanation: PairExplanation, style: Style): string {
  const { one, other, values, priorBits, totalBits, probability } = explanation
  const added = values.filter(({ bits }) => bits !== null)
  const prior = values.filter(({ bits }) => bits === null)
  const rows = [
    ...prior.map((value) => rowOf(value, '')),
    ['', 'together', '', '', signed(priorBits)],
    ...added.map((value) => rowOf(value, signed(value.bits ?? 0))),
    ['', 'total', '', '', `${signed(totalBits)}  ${(probability * 100).toFixed(1)} %`],
  ]
  return [
    verdict(explanation, style),
    renderTable(
      [
        { title: 'field', align: 'left' },
        { title: 'agreement', align: 'left' },
        { title: keyText(one.key), align: 'left' },
        { title: keyText(other.key), align: 'left' },
        { title: 'bits', align: 'right' },
      ],
      rows,
      style,
    ),
  ].join('\n')
}

const rowOf = ({ field, level, one, other }: ComparedValue, bits: string): string[] => [
  field.replace('_', ' '),
  level.replaceAll('_', ' '),
  one ?? '–',
  other ?? '–',
  bits,
]

function verdict(explanation: PairExplanation, style: Style): string {
  const { isTogether, override, totalBits, customerRecords, one, other, matchRule } = explanation
  const head = isTogether
    ? `${style.ok('One customer')} ${one.customerId}`
    : `${style.warn('Two customers')} ${one.customerId} and ${other.customerId}`
  if (override !== null) {
    const number = override.number === 0 ? '' : `override ${override.number}: `
    return `${head}: ${override.author} decided so (${number}${override.reason}).\n`
  }
  if (explanation.isForbidden && !isTogether) {
    return `${head}: records of ${one.key.sourceSystem} with different domains are never one, by rule.\n`
  }
  if (isTogether && totalBits <= 0 && customerRecords > 2) {
    return `${head}: not by their own likeness, but by the other ${customerRecords - 2} records of the customer.\n`
  }
  if (!isTogether && totalBits > 0) {
    return `${head}: they are alike, but the other records of their customers are not.\n`
  }
  return `${head} (${matchRule.replaceAll('_', ' ')}).\n`
}
