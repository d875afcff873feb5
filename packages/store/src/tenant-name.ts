/** What can name an organisation: small letters, digits and `_`, a letter first, at most 40 characters. */
export const tenantName = /^[a-z][a-z0-9_]{0,39}$/u
