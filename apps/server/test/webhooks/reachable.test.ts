import { describe, expect, it } from 'vitest'
import { isNetwork, reachable } from '../../src/webhooks/reachable.js'

describe('addresses that messages are sent to', () => {
  it.each([
    ['1.1.1.1', true],
    ['2606:4700:4700::1111', true],
    ['127.0.0.1', false],
    ['127.9.9.9', false],
    ['0.0.0.0', false],
    ['10.20.3.4', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.7', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:1.1.1.1', true],
    ['::7f00:1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['vanban.example.vn', false],
    ['', false],
  ])('%j: %s', (address, allowed) => {
    expect(reachable([]).allows(address)).toBe(allowed)
  })

  it.each([
    ['10.20.3.4', true],
    ['::ffff:10.20.3.4', true],
    ['10.21.0.1', false],
    ['192.168.1.7', true],
    ['192.168.1.8', false],
    ['fd12::9', true],
    ['fd13::9', false],
  ])('of named networks %j: %s', (address, allowed) => {
    expect(reachable(['10.20.0.0/16', '192.168.1.7', 'fd12::/16']).allows(address)).toBe(allowed)
  })

  it.each([['localhost'], ['127.0.0.1'], ['[::1]'], ['2130706433'], ['0x7f.1'], ['10.0.0.1']])(
    'behind %j is nobody who may be told',
    async (host) => {
      const { hostname } = new URL(`http://${host}/`)
      await expect(reachable([]).addressesOf(hostname)).rejects.toMatchObject({ code: 'server.private_address' })
    },
  )

  it('a name that nobody answers for is not waited for, and is asked for once however many want it', async () => {
    let asked = 0
    const resolve = () => {
      asked += 1
      return new Promise<never>(() => undefined)
    }
    const to = reachable([], { resolve, patienceMs: 20 })
    for (const found of await Promise.allSettled([1, 2, 3].map(() => to.addressesOf('vanban.example.vn'))))
      expect(found).toMatchObject({ status: 'rejected', reason: { code: 'server.unknown_host' } })
    expect(asked).toBe(1)
  })

  it('a name that was answered for is asked for anew', async () => {
    const answers = ['1.1.1.1', '10.0.0.1']
    const resolve = () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }])
    const to = reachable([], { resolve })
    expect(await to.addressesOf('vanban.example.vn')).toEqual([{ address: '1.1.1.1', family: 4 }])
    await expect(to.addressesOf('vanban.example.vn')).rejects.toMatchObject({ code: 'server.private_address' })
  })

  it.each([
    ['10.20.0.0/16', true],
    ['fd12::/16', true],
    ['10.0.0.1', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0/16/8', false],
    ['10.0.0.0/x', false],
    ['example.vn', false],
    ['', false],
  ])('%j is a network: %s', (text, is) => {
    expect(isNetwork(text)).toBe(is)
  })
})
