/** One row of a data file. */
export interface Row {
  text(field: string): string
  optional(field: string): string | null
  texts(field: string): readonly string[]
  rows(field: string): readonly Row[]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws RangeError where the data file has not the form that the code was written for. */
function broken(where: string, wanted: string): RangeError {
  return new RangeError(`data file: ${where} is not ${wanted}`)
}

/** The rows of the list `list` in a parsed data file. @throws RangeError on another form. */
export function rowsOf(file: unknown, list: string): readonly Row[] {
  if (!isObject(file)) throw broken(list, 'in an object')
  return rowList(file[list], list)
}

function rowList(value: unknown, where: string): readonly Row[] {
  if (!Array.isArray(value)) throw broken(where, 'a list')
  return value.map((item: unknown, i) => row(item, `${where}[${i}]`))
}

function row(value: unknown, where: string): Row {
  if (!isObject(value)) throw broken(where, 'an object')
  const optional = (field: string): string | null => {
    const found = value[field]
    if (found === undefined || found === null) return null
    if (typeof found !== 'string') throw broken(`${where}.${field}`, 'text')
    return found
  }
  return {
    optional,
    text(field) {
      const found = optional(field)
      if (found === null) throw broken(`${where}.${field}`, 'text')
      return found
    },
    texts(field) {
      const found = value[field]
      if (found === undefined || found === null) return []
      if (!Array.isArray(found)) throw broken(`${where}.${field}`, 'a list')
      return found.map((item: unknown) => {
        if (typeof item !== 'string') throw broken(`${where}.${field}`, 'a list of text')
        return item
      })
    },
    rows(field) {
      const found = value[field]
      return found === undefined || found === null ? [] : rowList(found, `${where}.${field}`)
    },
  }
}

/** The list `list` of plain strings in a parsed data file. @throws RangeError on another form. */
export function textsOf(file: unknown, list: string): readonly string[] {
  if (!isObject(file)) throw broken(list, 'in an object')
  return row(file, 'file').texts(list)
}
