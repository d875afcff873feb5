import type { InstrumentFilter } from '../questions.js'

/** A number has a digit before a "/" or "-". */
const number = /\d\p{L}{0,2}\s{0,2}[-/]\s{0,2}[\p{L}\d]/u

/** What a person typed to name an instrument: "28-CT/TW" is a number, "Luật Trẻ em" a title. */
export const instrumentFilter = (text: string): InstrumentFilter =>
  number.test(text) ? { reference: text } : { title: text }
