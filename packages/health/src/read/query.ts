export type Row = Readonly<Record<string, unknown>>

/** Runs one statement on a published version or a warehouse; parameters are positional ($1, $2, …). */
export type Query = (sql: string, parameters?: readonly (string | number)[]) => Promise<readonly Row[]>
