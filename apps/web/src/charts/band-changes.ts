import type { BandDay } from './bands-over-time.tsx'

/** The days on which another band began. */
export const bandChanges = (days: readonly BandDay[]): readonly BandDay[] =>
  days.filter((it, index) => index > 0 && days[index - 1]?.band !== it.band)
