/** The little of the page's elements that is read here; the browser's own types are not loaded. */
export interface Element {
  readonly nodeType: number
  readonly localName: string
  readonly textContent: string
  readonly outerHTML: string
  readonly childNodes: Iterable<Element>
  readonly children: Iterable<Element>
  readonly parentElement: Element | null
  readonly classList: { contains(name: string): boolean }
  getAttribute(name: string): string | null
  querySelector(selectors: string): Element | null
  querySelectorAll(selectors: string): Iterable<Element>
}

export const TEXT_NODE = 3
export const ELEMENT_NODE = 1

/** Words of an element as they are read, on one line. */
export function wordsOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}
