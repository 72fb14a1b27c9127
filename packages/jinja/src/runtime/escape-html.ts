const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ["'", '&#39;'],
  ['"', '&#34;'],
])

export function escapeHtml(value: string): string {
  return value.replace(/[&<>'"]/g, (character) => entities.get(character) ?? character)
}
