/**
 * What differs between a member and its earlier self. The first six are what `state:modified.<kind>` asks for;
 * `definition` is everything else that is written of it: name, place, references, what YAML declares.
 */
export type ChangeKind =
  | 'body'
  | 'configs'
  | 'relation'
  | 'macros'
  | 'contract'
  | 'persisted_descriptions'
  | 'definition'
  | 'new'

export interface Change {
  readonly kind: ChangeKind
  /** For people: `config materialized changed from view to table`. */
  readonly text: string
}
