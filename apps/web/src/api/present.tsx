import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'

type Section<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'missing'; readonly missing: string; readonly why: string }

interface PresentProps<T> {
  readonly section: Section<T>
  readonly children: (value: T) => ReactNode
}

/** A part of an answer, or what is missing and why. */
export function Present<T>({ section, children }: PresentProps<T>) {
  if (section.state === 'present') return children(section.value)
  return <EmptyState title={section.missing}>{section.why}</EmptyState>
}
