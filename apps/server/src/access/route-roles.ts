import type { AccessRole } from '@vanthu/store'
import { accessRoles } from '@vanthu/store'
import type { App } from '../fastify-adapter.js'

export interface RouteRole {
  readonly method: string
  /** With its parameters as they were written: "/api/documents/:id". */
  readonly url: string
  readonly role: AccessRole | null
}

/**
 * Notes the role of each route added from now on.
 * @throws RangeError at a route that says none: forgetting one must not open it to everybody.
 */
export function noteRoles(app: App): readonly RouteRole[] {
  const noted: RouteRole[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    const role = config?.role
    if (role === undefined || (role !== null && !accessRoles.includes(role))) {
      throw new RangeError(`the route ${String(method)} ${url} does not say who may ask it`)
    }
    for (const one of Array.isArray(method) ? method : [method]) noted.push({ method: one, url, role })
  })
  return noted
}

/** Methods that some route answers at an address; empty where there is nothing. */
export function methodsAt(routes: readonly RouteRole[], path: string): readonly string[] {
  const parts = path.split('/')
  const fits = (url: string): boolean => {
    const wanted = url.split('/')
    return wanted.length === parts.length && wanted.every((w, i) => w.startsWith(':') || w === parts[i])
  }
  return [...new Set(routes.filter(({ url }) => fits(url)).map(({ method }) => method))].sort()
}
