import { setFlagsFromString } from 'node:v8'

/**
 * The engine compiles a function with all its optimisations once it has run some time. pdf.js is large, and most of a
 * reading process's first second went into compiling it. Three times as much patience saves a third of the processor's
 * time for a first short document, and an eighth over forty. An engine that does not know the setting leaves it.
 */
setFlagsFromString('--interrupt-budget=400000')
