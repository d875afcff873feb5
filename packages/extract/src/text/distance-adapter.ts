import { createRequire } from 'node:module'

type Distance = (a: string, b: string) => number

// The package's own entry loads its storage back ends; the distances alone are one small file.
const distances = createRequire(import.meta.url)('natural/lib/natural/distance/levenshtein_distance.js') as {
  LevenshteinDistance: Distance
}

/** Letters to insert, delete or replace to make one word the other. */
export const levenshtein = (a: string, b: string): number => distances.LevenshteinDistance(a, b)
