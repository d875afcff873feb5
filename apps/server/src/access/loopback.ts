/** True for names and addresses that only this machine reaches: "localhost", "127.0.0.1", "::1", "[::1]". */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.{0,60})\]$/u, '$1')
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(name)
}

/** The name in a Host header, without its port; null for what is none. */
export function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?$/iu.exec(header ?? '')
  return match?.[1]?.toLowerCase() ?? null
}
