export interface Place {
  readonly left: number
  readonly top: number
}

/** Where a place in the text lies under its line, from the corner of the element that shows it. */
export function caretPlace(shown: HTMLElement, offset: number): Place {
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left > length || length === 0) {
      left -= length
      continue
    }
    const range = document.createRange()
    range.setStart(node, left)
    range.setEnd(node, left)
    const at = range.getBoundingClientRect()
    const corner = shown.getBoundingClientRect()
    return { left: at.left - corner.left, top: at.bottom - corner.top + 4 }
  }
  return { left: 0, top: 0 }
}
