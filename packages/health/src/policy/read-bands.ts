import { type Component, components, riskBands } from './known-measures.ts'
import type { Band, Tier } from './policy.ts'
import type { Reading } from './reading.ts'

const SCORES = { from: 0, to: 100 }

/** The words that reports, pages and colours know. */
const bandNames = ['healthy', 'watch', 'at_risk', 'critical'] as const

const tierNames = ['champion', 'healthy', 'neutral', 'at_risk', 'critical'] as const

export function readBands(reading: Reading, margin: number): readonly Band[] {
  const bands = reading.items().map((entry) => {
    entry.onlyKeys(['band', 'score_from', 'risk_band'])
    return {
      band: entry.at('band').oneOf(bandNames) ?? '',
      scoreFrom: entry.at('score_from').number(SCORES),
      riskBand: entry.at('risk_band').oneOf(riskBands) ?? 'high',
    }
  })
  bands.forEach((band, index) => {
    const better = bands[index - 1]
    if (better !== undefined && better.scoreFrom - band.scoreFrom <= 2 * margin) {
      const place = reading.at(index).at('score_from')
      place.say(
        `${band.band}: must begin more than ${2 * margin} points below ${better.band}, which begins at ${better.scoreFrom}`,
        'Bands are listed from the best to the worst, farther apart than twice `hysteresis_points`.',
      )
    }
  })
  checkList(reading, { what: 'band', names: bands.map(({ band }) => band), last: bands.at(-1)?.scoreFrom })
  bands.forEach(({ band, riskBand }, index) => {
    const better = bands[index - 1]
    if (better === undefined || riskBands.indexOf(riskBand) >= riskBands.indexOf(better.riskBand)) return
    const place = reading.at(index).at('risk_band')
    place.say(`${band}: its risk is ${riskBand}, below that of ${better.band}, which is better`)
  })
  return bands
}

export function readTiers(reading: Reading): readonly Tier[] {
  const tiers = reading.items().map((entry) => {
    entry.onlyKeys(['tier', 'score_from'])
    return { tier: entry.at('tier').oneOf(tierNames) ?? '', scoreFrom: entry.at('score_from').number(SCORES) }
  })
  tiers.forEach((tier, index) => {
    const better = tiers[index - 1]
    if (better !== undefined && better.scoreFrom <= tier.scoreFrom) {
      reading
        .at(index)
        .at('score_from')
        .say(`${tier.tier}: must begin below ${better.tier}, which begins at ${better.scoreFrom}`)
    }
  })
  checkList(reading, { what: 'tier', names: tiers.map(({ tier }) => tier), last: tiers.at(-1)?.scoreFrom })
  return tiers
}

interface Listed {
  readonly what: 'band' | 'tier'
  readonly names: readonly string[]
  /** Where the last one begins. */
  readonly last: number | undefined
}

/** Every score must have a place in the list, and only one. */
function checkList(reading: Reading, { what, names, last }: Listed): void {
  names.forEach((name, index) => {
    if (name === '' || names.indexOf(name) === index) return
    reading.at(index).at(what).say(`${name}: listed twice`)
  })
  if (last === undefined) {
    if (Array.isArray(reading.value)) reading.say(`${reading.name} must list one ${what} at least`)
  } else if (last !== 0) {
    reading
      .at(names.length - 1)
      .at('score_from')
      .say(`the worst ${what} must begin at 0`)
  }
}

export function readComposite(reading: Reading): Readonly<Record<Component, number>> {
  reading.onlyKeys(components)
  const shares = Object.fromEntries(
    components.map((component) => [component, reading.at(component).number(SCORES)]),
  ) as Record<Component, number>
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0)
  if (reading.isPresent && total !== 100)
    reading.say(`the shares of the composite view add up to ${total}, not 100`)
  return shares
}
