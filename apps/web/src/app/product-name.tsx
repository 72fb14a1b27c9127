import { term } from '@waypoint/report/format/vocabulary.ts'
import { useVersion } from './use-version.ts'

/** What product lines are called, by their codes, as the published version says. */
export function useProductNames(): (code: string) => string {
  const names = useVersion().data?.productNames ?? {}
  return (code) => names[code] ?? term(code)
}

/** A product line, or anything else that is not one as it is said. */
export function ProductName({ code }: { readonly code: string | null }) {
  const named = useProductNames()
  return code === null ? null : named(code)
}
