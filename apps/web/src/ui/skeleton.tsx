import './skeleton.css'

/** Holds the place of a line of text. */
export function SkeletonLine({ width }: { readonly width: number | string }) {
  return <span className="skeleton" style={{ width }} aria-hidden="true" />
}

/** Holds the place of a chart or table of a known height. */
export function SkeletonBlock({ height }: { readonly height: number | string }) {
  return <div className="skeleton is-block" style={{ height }} aria-hidden="true" />
}

/** Holds the place of a table: the header, then rows at their final height. */
export function SkeletonRows({ rows }: { readonly rows: number }) {
  return (
    <div className="skeleton-rows" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="skeleton" style={{ width: `${62 - ((index * 17) % 30)}%` }} />
      ))}
    </div>
  )
}
