import { CodedError } from '@vanthu/document'
import * as client from 'openid-client'
import type { OidcConfig } from '../config.js'

/** Somebody whom an OpenID provider has named. */
export interface NamedPerson {
  readonly issuer: string
  readonly subject: string
  readonly login: string
}

/** Sign-in through an OpenID provider: authorization code with PKCE, state and nonce (OpenID Connect Core §3.1). */
export interface SignInProvider {
  /** Where to send somebody, and what to remember until they come back. */
  begin(): Promise<{ readonly to: URL; readonly journey: string }>
  /**
   * Who came back.
   * @param query what stands behind "?" in the address they came back to
   * @throws CodedError `server.oidc_refused`, `server.oidc_unreachable`.
   */
  finish(query: string, journey: string): Promise<NamedPerson>
}

const timeoutSeconds = 10

/** @param returnTo the address that the provider sends people back to */
export function openSignInProvider(config: OidcConfig, returnTo: URL): SignInProvider {
  let found: Promise<client.Configuration> | null = null
  const provider = (): Promise<client.Configuration> => {
    if (found !== null) return found
    const auth = config.clientSecret === null ? client.None() : client.ClientSecretPost(config.clientSecret)
    const finding = client.discovery(config.issuer, config.clientId, undefined, auth, {
      timeout: timeoutSeconds,
      // The configuration takes plain http only for a provider on this machine.
      ...(config.issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
    })
    found = finding
    finding.catch(() => {
      found = null
    })
    return finding.catch((cause: unknown) => {
      throw unreachable(cause)
    })
  }

  return {
    async begin() {
      const server = await provider()
      const state = client.randomState()
      const nonce = client.randomNonce()
      const verifier = client.randomPKCECodeVerifier()
      const to = client.buildAuthorizationUrl(server, {
        redirect_uri: returnTo.href,
        scope: config.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { to, journey: [state, nonce, verifier].join('.') }
    },

    async finish(query, journey) {
      const [state = '', nonce = '', verifier = ''] = journey.split('.')
      if (state === '' || nonce === '' || verifier === '') throw refused(null)
      const server = await provider()
      const back = new URL(returnTo)
      back.search = query
      let claims: Readonly<Record<string, unknown>> | undefined
      try {
        const tokens = await client.authorizationCodeGrant(server, back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        claims = tokens.claims()
      } catch (cause) {
        throw refused(cause)
      }
      const { sub, iss, [config.loginClaim]: login, email_verified: verified } = claims ?? {}
      if (typeof sub !== 'string' || typeof iss !== 'string' || typeof login !== 'string') {
        throw refused(new Error(`no claim ${config.loginClaim}`))
      }
      // An address that anybody can claim must not name somebody who is there already.
      if (config.loginClaim === 'email' && verified !== true) throw refused(new Error('the address is not verified'))
      return { issuer: iss, subject: sub, login }
    },
  }
}

const unreachable = (cause: unknown): CodedError =>
  new CodedError('server.oidc_unreachable', 'the OpenID provider does not answer', {
    hint: 'Try again later, or sign in with a password. Administrators: check OIDC_ISSUER.',
    retry: true,
    cause,
  })

const refused = (cause: unknown): CodedError =>
  new CodedError('server.oidc_refused', 'the OpenID provider did not name anybody who may come in', {
    hint: 'Begin again at the sign-in page. Administrators: an address must be verified, or choose OIDC_LOGIN_CLAIM.',
    cause,
  })
