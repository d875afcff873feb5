/** Steps between documents that hurry and those that do not. */
const step = 100_000

/**
 * A number for BullMQ, which takes the lowest first. Of two organisations the one with less in the queue comes first: the
 * k-th waiting document of one stands beside the k-th of every other, so that a batch of 10,000 does not hold up another
 * organisation's ten. What hurries comes before all that does not.
 */
export function priorityOf({ urgent, waiting }: { readonly urgent: boolean; readonly waiting: number }): number {
  return (urgent ? 1 : 1 + step) + Math.min(Math.max(waiting - 1, 0), step - 1)
}
