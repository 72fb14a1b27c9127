/** The address of what is behind a point of a picture; nothing where nothing is. */
export type PointBehind<Point> = (point: Point) => string | undefined

interface Picture extends Element {
  /** What the pointer is at, as Plot tells it. */
  readonly value?: unknown
}

/** A click opens what is pointed at; a finger first sees what that is, and opens it by touching it again. */
export function openWhereClicked<Point>(
  picture: Picture,
  behind: PointBehind<Point>,
  open: (address: string) => void,
): void {
  let touched: unknown
  picture.classList.add('leads')
  picture.addEventListener('click', (event) => {
    const point = picture.value
    if (point === null || point === undefined) return
    const isFirstTouch = event instanceof PointerEvent && event.pointerType === 'touch' && touched !== point
    touched = point
    if (isFirstTouch) return
    const address = behind(point as Point)
    if (address !== undefined) open(address)
  })
}
