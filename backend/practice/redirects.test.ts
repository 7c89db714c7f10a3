import { createServer, type RequestListener } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAccess } from '../../lib/nextech/access.ts'
import { sendingFetch } from '../nextech/sending-fetch.ts'
import { clock } from './clock.ts'

describe('a redirect to another host', () => {
  /** An API, or a sign-in, that leads elsewhere; what that place hears. */
  async function leadingAway(status: number) {
    const heard: string[] = []
    const listen = async (listener: RequestListener) => {
      const server = createServer(listener).listen(0, '127.0.0.1')
      await new Promise(done => server.once('listening', done))
      onTestFinished(() => void server.close())
      const at = server.address()
      return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
    }
    const evil = await listen((request, answer) => {
      heard.push(`${request.method} ${request.headers.authorization ?? ''}`)
      answer.end('{}')
    })
    const url = await listen((_, answer) => void answer.writeHead(status, { Location: `${evil}/take` }).end())
    return { url, heard }
  }

  it.each([301, 302, 303, 307, 308])(
    '(%i) takes no token, no password and no payment along',
    async status => {
      const { url, heard } = await leadingAway(status)
      const vault = {
        read: async () => undefined,
        write: async () => undefined,
        clear: async () => undefined,
      }
      const token = { headers: { Authorization: 'Bearer secret' }, redirect: 'error' } as const
      await expect(sendingFetch(url, token)).rejects.toThrow()
      await expect(sendingFetch(url, { ...token, method: 'POST', body: '{}' })).rejects.toThrow()
      const access = createAccess({
        connection: { tokenUrl: url, clientId: 'c', username: 'u', resource: 'r' },
        vault,
        fetch: sendingFetch,
        clock,
      })
      expect(await access.signIn('a password')).toMatchObject({ kind: 'unreachable' })
      expect(heard).toEqual([])
    },
  )
})
