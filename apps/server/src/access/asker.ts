import type { AccessRole, Accounts } from '@vanthu/store'
import { defaultTenant } from '@vanthu/store'

/** Who asks. */
export interface Asker {
  readonly organisation: string
  readonly role: AccessRole
  /** The login, "token:" and the token's name, or "local". */
  readonly who: string
  /** `local`: somebody at this machine, where nobody has an account. */
  readonly via: 'local' | 'session' | 'token'
  /** To be sent back with every change; null where none is asked for. */
  readonly csrf: string | null
}

/** Whoever sits at a machine that nobody else reaches and has no accounts: may do everything. */
export const localAsker: Asker = {
  organisation: defaultTenant,
  role: 'admin',
  who: 'local',
  via: 'local',
  csrf: null,
}

/** True when somebody can sign in. */
export async function anybodyThere(accounts: Accounts): Promise<boolean> {
  for (const { slug } of await accounts.organisations()) {
    if ((await accounts.users(slug)).length > 0) return true
  }
  return false
}

/** Asks until there is somebody; from then on nobody is let in without an account. */
export function askAnybodyThere(accounts: Accounts): () => Promise<boolean> {
  let there = false
  return async () => {
    there ||= await anybodyThere(accounts)
    return there
  }
}
