import type { Claim, Store } from '@vanthu/store'

/**
 * Claims whose end could not be written down, because the store itself had failed: full, read-only, away. Given back
 * before anything else is claimed, so that a fault of the machine is not counted as an attempt at the document.
 */
export class OwedClaims {
  #owed: { readonly store: Store; readonly claim: Claim }[] = []

  /** Runs work under a claim; where it throws, the claim is owed. */
  async over<T>(held: { readonly store: Store; readonly claim: Claim }, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.#owed.push(held)
      throw error
    }
  }

  /** @throws what the store throws that still fails. */
  async giveBack(): Promise<void> {
    for (let next = this.#owed[0]; next !== undefined; next = this.#owed[0]) {
      await next.store.release(next.claim)
      this.#owed = this.#owed.filter((one) => one !== next)
    }
  }
}
