/** From the finest to the coarsest. */
export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const

export type Grain = (typeof grains)[number]

export const isGrain = (text: string): text is Grain => (grains as readonly string[]).includes(text)

/** True where a period of `grain` can be put together from periods of `finest`. Weeks cross the borders of months. */
export function isAtLeast(grain: Grain, finest: Grain): boolean {
  if (finest === 'week') return grain === 'week'
  return grains.indexOf(grain) >= grains.indexOf(finest) && (finest === 'day' || grain !== 'week')
}

export interface TimeWindow {
  readonly count: number
  readonly grain: Grain
}

export const windowText = ({ count, grain }: TimeWindow): string =>
  `${count} ${grain}${count === 1 ? '' : 's'}`
