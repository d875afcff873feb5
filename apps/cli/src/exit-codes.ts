/** Exit codes that scripts can rely on; `vanthu --help` prints them. */
export const exitCodes = {
  done: 0,
  /** Some documents failed; the others are stored. */
  some: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Nothing could be done: no file, no readable document, no such record. */
  nothing: 3,
  /** `verify` found damage, or the store cannot be opened. */
  store: 4,
  /** Stopped by the user (Ctrl-C); what was finished is stored. */
  interrupted: 130,
} as const
