/** Round numbers from 0 to at least the highest value, about four steps of them. */
export const ticksUpTo = (highest: number): readonly number[] => {
  if (!(highest > 0)) return [0, 1]
  const rough = highest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  return Array.from({ length: Math.ceil(highest / step - 1e-9) + 1 }, (_, index) => index * step)
}

/** Every how many categories one is labelled, so that labels of so many pixels do not touch. */
export const labelStep = (categories: number, spacing: number, labelWidth: number): number =>
  Math.max(1, Math.min(categories, Math.ceil(labelWidth / spacing)))
