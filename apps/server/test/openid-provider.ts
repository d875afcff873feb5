import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'

/** What the next ID token says; `nonce` null gives the one that was asked for. */
export interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly nonce?: string
  readonly aud?: string
}

export interface OpenIdProvider {
  readonly issuer: string
  /** Who signs in next. */
  claims: Claims
  /** Signs somebody in: gives the address to which the browser is sent back. */
  approve(to: string): URL
  close(): Promise<void>
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}

/** A small OpenID provider: authorization code with PKCE, RS256. Refuses what OAuth 2.1 tells it to refuse. */
export async function startOpenIdProvider(clientId: string, clientSecret: string): Promise<OpenIdProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string; readonly redirect: string }>()
  let issuer = ''

  const idToken = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: clientId, iat: now, exp: now + 60, nonce, ...provider.claims }
    const signed = `${encoded({ alg: 'RS256', kid: 'k1' })}.${encoded(claims)}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`
  }

  const server = createServer((request, response) => {
    const answer = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    if (request.url === '/.well-known/openid-configuration') {
      answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      })
    } else if (request.url === '/keys') {
      answer(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] })
    } else if (request.url === '/token') {
      void bodyOf(request).then((body) => {
        const code = codes.get(body.get('code') ?? '')
        codes.delete(body.get('code') ?? '')
        const challenge = createHash('sha256')
          .update(body.get('code_verifier') ?? '')
          .digest('base64url')
        if (body.get('client_id') !== clientId || body.get('client_secret') !== clientSecret) {
          answer(401, { error: 'invalid_client' })
        } else if (code === undefined || code.challenge !== challenge || code.redirect !== body.get('redirect_uri')) {
          answer(400, { error: 'invalid_grant' })
        } else {
          answer(200, { access_token: 'x', token_type: 'bearer', id_token: idToken(code.nonce) })
        }
      })
    } else answer(404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`

  const provider: OpenIdProvider = {
    issuer,
    claims: { sub: '42', email: 'mai@hoagiang.vn', email_verified: true },
    approve(to) {
      const asked = new URL(to).searchParams
      const code = randomUUID()
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        redirect: asked.get('redirect_uri') ?? '',
      })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer }).toString()
      return back
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return provider
}
