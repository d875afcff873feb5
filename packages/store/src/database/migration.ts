/** One step of a schema. A published step is never changed: its digest is kept in the database and compared. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}
