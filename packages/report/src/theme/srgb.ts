import { linearRgb } from './contrast.ts'
import type { Oklch } from './tokens.ts'

/** A colour as #rrggbb, for what does not read OKLCH; what sRGB cannot show is cut to what it can. */
export function srgb(colour: Oklch): string {
  const channels = linearRgb(colour).map((linear) => {
    const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, encoded)) * 255)
  })
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
