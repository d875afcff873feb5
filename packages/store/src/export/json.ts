/** Rows as one JSON array, indented, with a line break at the end. */
export const json = (rows: readonly unknown[]): string => `${JSON.stringify(rows, null, 2)}\n`

/** Rows as JSON Lines, one object a line; pages of rows can follow one another in one file. */
export const jsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
