import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { LateNote, type LateSource } from '../ui/late-note.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { WithCode } from '../ui/with-code.tsx'

type Section<T> =
  | { readonly state: 'present'; readonly value: T; readonly late?: readonly LateSource[] | undefined }
  | { readonly state: 'missing'; readonly missing: string; readonly why: string }

interface PresentProps<T> {
  readonly section: Section<T>
  /** Whether the page has nothing else to say. */
  readonly isPage?: boolean
  readonly children: (value: T) => ReactNode
}

/** A part of an answer, or what is missing and why. */
export function Present<T>({ section, isPage = false, children }: PresentProps<T>) {
  if (section.state === 'present')
    return (
      <>
        <LateNote sources={section.late ?? []} />
        {children(section.value)}
      </>
    )
  const why = <WithCode text={section.why} />
  if (isPage) return <PageHead sentence={`${section.missing}: nothing is known`} detail={why} />
  return <EmptyState title={section.missing}>{why}</EmptyState>
}
