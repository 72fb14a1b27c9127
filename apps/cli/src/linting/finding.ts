export interface Finding {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly message: string
  readonly hint: string
}
