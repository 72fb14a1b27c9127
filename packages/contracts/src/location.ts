/** A place in a source file of the user's project. Lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** One macro of the call stack at the moment an error was raised, innermost first. */
export interface MacroFrame {
  readonly name: string
  readonly location?: SourceLocation
}
