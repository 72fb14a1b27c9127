export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`
