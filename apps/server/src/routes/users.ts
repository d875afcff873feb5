import { CodedError } from '@vanthu/document'
import type { User } from '@vanthu/store'
import { z } from 'zod'
import { Done, done, listOf, Login, Password, Role, UserAnswer } from '../answers/account.js'
import type { Context } from '../context.js'
import type { App, Request } from '../fastify-adapter.js'

const Named = z.strictObject({ login: Login })

/** The people of the asker's organisation. Those of others are not there. */
export function addUsers(app: App, context: Context): void {
  const { accounts } = context

  const people = (request: Request): Promise<readonly User[]> => accounts.users(context.asker(request).organisation)

  async function person(request: Request, login: string): Promise<User> {
    const key = login.normalize('NFC').trim().toLowerCase()
    const found = (await people(request)).find((user) => user.login === key)
    if (found !== undefined) return found
    throw new CodedError('accounts.unknown_user', 'your organisation has no such login', {
      hint: 'GET /api/users lists them.',
    })
  }

  /** An organisation whose last administrator is gone could only be helped at the server itself. */
  async function keepAnAdmin(request: Request, leaving: User): Promise<void> {
    const others = (await people(request)).filter((user) => user.role === 'admin' && !user.disabled)
    if (others.some((user) => user.login !== leaving.login) || leaving.role !== 'admin' || leaving.disabled) return
    throw new CodedError('server.last_admin', 'nobody else is an administrator here', {
      hint: 'Make somebody else an administrator first.',
    })
  }

  app.get(
    '/api/users',
    {
      config: { role: 'admin' },
      schema: { summary: 'The people of my organisation', tags: ['people'], response: { 200: listOf(UserAnswer) } },
    },
    async (request) => ({ rows: await people(request) }),
  )

  app.post(
    '/api/users',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Add a person',
        tags: ['people'],
        body: z.strictObject({
          login: Login,
          name: z.string().max(200),
          role: Role,
          password: Password.nullable().meta({ description: 'null: signs in through the OpenID provider only' }),
        }),
        response: { 201: UserAnswer },
      },
    },
    async (request, reply) => {
      const { organisation } = context.asker(request)
      const user = await accounts.addUser({ ...request.body, organisation })
      await context.audit(request, 'user.added', user.login)
      void reply.code(201)
      return user
    },
  )

  app.patch(
    '/api/users/:login',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Change a person’s role or password, shut out or let in again; ends the person’s sessions',
        tags: ['people'],
        params: Named,
        body: z.strictObject({
          role: Role.exactOptional(),
          disabled: z.boolean().exactOptional(),
          password: Password.exactOptional(),
        }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const user = await person(request, request.params.login)
      const { role, disabled, password } = request.body
      if ((role !== undefined && role !== 'admin') || disabled === true) await keepAnAdmin(request, user)
      if (password !== undefined) {
        await accounts.setPassword(user.login, password)
        await context.audit(request, 'user.password_set', user.login)
      }
      if (role !== undefined) {
        await accounts.setRole(user.login, role)
        await context.audit(request, `user.role_${role}`, user.login)
      }
      if (disabled !== undefined) {
        await accounts.setDisabled(user.login, disabled)
        await context.audit(request, disabled ? 'user.disabled' : 'user.enabled', user.login)
      }
      return done
    },
  )
}
