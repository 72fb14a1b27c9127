/** A text as a literal of SQL. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as a quoted identifier of SQL. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`
