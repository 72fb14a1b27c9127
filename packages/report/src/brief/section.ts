/** A part of the report: its content, or what is missing and why. */
export type Section<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'missing'; readonly missing: string; readonly why: string }

export const present = <T>(value: T): Section<T> => ({ state: 'present', value })

export const missing = (what: string, why: string): Section<never> => ({
  state: 'missing',
  missing: what,
  why,
})
