import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { CodedError } from '@vanthu/document'

/** Networks in which no public server stands (IANA special-purpose address registries, RFC 6890). */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const
/** Of the sixth version all that is public begins with 2000::/3; in it, what carries an address of the fourth. */
const public6 = '2000::/3'
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const

/** Where messages may be sent to: to public addresses, and to those networks that the administrator named. */
export interface Reachable {
  /** @param address as numbers: "10.1.2.3", "fd00::1", "::ffff:10.1.2.3". */
  allows(address: string): boolean
  /**
   * The addresses behind a name. @throws CodedError `server.private_address` when one of them may not be asked: a name
   * that leads to both kinds is meant to deceive; `server.unknown_host`, also where nobody answers in time.
   */
  addressesOf(host: string): Promise<readonly LookupAddress[]>
}

export interface ReachableOptions {
  /** Asks the machine for the addresses of a name. */
  readonly resolve?: (name: string) => Promise<readonly LookupAddress[]>
  /** How long it may take. Milliseconds; default 5,000. */
  readonly patienceMs?: number
}

/** @param networks "10.20.0.0/16", "fd12::/16" or single addresses, already checked. */
export function reachable(
  networks: readonly string[],
  { resolve = (name) => lookup(name, { all: true }), patienceMs = 5_000 }: ReachableOptions = {},
): Reachable {
  const named = listOf(networks)
  const special = listOf([...special4, ...special6])
  const open6 = listOf([public6])

  const allows = (given: string): boolean => {
    const address = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu.exec(given)?.[1] ?? given
    const family = isIP(address)
    if (family === 0) return false
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    if (named.check(address, kind)) return true
    return !special.check(address, kind) && (family === 4 || open6.check(address, kind))
  }

  // The machine answers a few such questions at a time: whoever asks for a name that is being asked for waits with it.
  const asking = new Map<string, Promise<readonly LookupAddress[]>>()
  const asked = (name: string): Promise<readonly LookupAddress[]> => {
    const found = asking.get(name) ?? resolve(name).finally(() => asking.delete(name))
    asking.set(name, found)
    return found
  }

  return {
    allows,
    async addressesOf(host) {
      const name = host.replace(/^\[(.{0,60})\]$/u, '$1')
      const found = await inTime(asked(name), patienceMs).catch((cause: unknown) => {
        if (cause instanceof CodedError) throw cause
        throw new CodedError('server.unknown_host', 'nobody has that name', { hint: 'Check the address.', cause })
      })
      if (found.length > 0 && found.every(({ address }) => allows(address))) return found
      throw new CodedError('server.private_address', 'messages are not sent to addresses of closed networks', {
        hint: 'The administrator can name networks in VANTHU_WEBHOOK_NETWORKS ("10.20.0.0/16").',
      })
    },
  }
}

/** The question itself cannot be called off; nobody waits for it longer than this. */
async function inTime<T>(question: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    const late = new CodedError('server.unknown_host', `nobody said who has that name in ${patienceMs / 1000} s`, {
      hint: 'Check the address, and the name servers of this machine.',
    })
    timer = setTimeout(() => reject(late), patienceMs)
  })
  return Promise.race([question, tooLate]).finally(() => clearTimeout(timer))
}

/** True for what can stand in a list of networks. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const kind = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, kind)
    else list.addSubnet(address, Number(bits), kind)
  }
  return list
}
