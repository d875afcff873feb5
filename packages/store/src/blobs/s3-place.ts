import { CodedError } from '@vanthu/document'
import { z } from 'zod'

/** A bucket of an S3-compatible service (AWS, MinIO, Ceph, Garage, SeaweedFS), and who we are there. */
export interface S3Place {
  /** `https://host:port/bucket`, or with the beginning of all names: `https://host:port/bucket/vanthu`. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Keys are no part of an address: addresses stand in logs and messages. */
const Address = z.string().refine((text) => {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, username, password, search, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return false
  return /^\/[^/]/u.test(pathname) && !pathname.includes('//') && `${username}${password}${search}${hash}` === ''
})
const Key = z.string().min(1)
const Region = z.string().regex(/^[A-Za-z0-9-]{1,50}$/u)

/**
 * What the environment says: `S3_URL`, `S3_ACCESS_KEY_ID`, `S3_SECRET_ACCESS_KEY`, and `S3_REGION` (default `us-east-1`).
 * Null where `S3_URL` is not set: files are in the data folder.
 * @throws CodedError `store.bad_s3` that names the variable that is wrong, never what it holds.
 */
export function s3PlaceOf(env: Readonly<Record<string, string | undefined>>): S3Place | null {
  const url = env['S3_URL'] ?? ''
  if (url === '') return null
  const read = <T>(name: string, schema: z.ZodType<T>, hint: string): T => {
    const value = schema.safeParse(env[name] === '' ? undefined : env[name])
    if (value.success) return value.data
    throw new CodedError('store.bad_s3', `the environment is wrong: ${name}`, { hint })
  }
  return {
    url: read('S3_URL', Address, 'S3_URL: https://host:9000/bucket, without a key in it'),
    region: read('S3_REGION', Region.default('us-east-1'), 'S3_REGION: us-east-1, or what the service calls it'),
    accessKeyId: read('S3_ACCESS_KEY_ID', Key, 'S3_URL needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.'),
    secretAccessKey: read('S3_SECRET_ACCESS_KEY', Key, 'S3_URL needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.'),
  }
}

/** The files of one organisation, below those of all. */
export const s3PlaceOfTenant = (place: S3Place, tenant: string): S3Place => ({
  ...place,
  url: `${place.url.replace(/\/$/u, '')}/${tenant}`,
})
