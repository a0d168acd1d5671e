// A graceful stop: what was accepted is answered, and no idle connection holds it up.

import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { build, type TestApp } from '../helpers/build-app.ts'
import { KEYS } from '../helpers/fake-privacy.ts'

const REQUEST = ['POST /v1/redact HTTP/1.1', 'Host: x', `Authorization: Bearer ${KEYS.service}`, 'Content-Type: application/json', 'Content-Length: 15', '', '{"text":"Taro"}'].join('\r\n')

test('requests in flight are answered, then their connections close', async () => {
  const app = await build()
  let release = (): void => {}
  const released = new Promise<void>((resolve) => { release = resolve })
  app.privacy.before = async () => { await released }
  const sockets = await Promise.all(Array.from({ length: 5 }, async () => await open(app)))
  const answers = sockets.map(readAll)
  for (const socket of sockets) socket.write(REQUEST)
  while (app.privacy.calls.length < 5) await sleep(5)

  const closed = app.app.close()
  await sleep(20)
  release()
  await closed
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toMatch(/^connection: close$/im)
    expect(answer).toContain('"text":"[PERSON]"')
  }
})

test('an idle connection does not hold the stop up', async () => {
  const app = await build()
  const socket = await open(app)
  socket.write(REQUEST)
  await once(socket, 'data')
  const closed = once(socket, 'close')
  await app.app.close()
  await closed
})

test('a new connection is refused', async () => {
  const app = await build()
  const socket = await open(app)
  const { port } = app.app.server.address() as AddressInfo
  await app.app.close()
  socket.destroy()
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test.each([
  ['no HTTP', 'hunter2-SECRET\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'INVALID_REQUEST'],
  ['headers that are too large', `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'hunter2'.repeat(10_000)}\r\n\r\n`, 'HTTP/1.1 413 Payload Too Large', 'BODY_TOO_LARGE'],
  ['a method that nobody knows', 'SHRED / HTTP/1.1\r\nHost: x\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'INVALID_REQUEST']
])('%s is answered with a problem document', async (_name, bytes, statusLine, code) => {
  const app = await build()
  const socket = await open(app)
  const answer = readAll(socket)
  socket.write(bytes)
  expect(await answer).toMatch(new RegExp(`^${statusLine}\r\nContent-Type: application/problem\\+json\r\n`))
  expect(JSON.parse((await answer).split('\r\n\r\n')[1] ?? '')).toMatchObject({ code })
  expect(await answer + app.logs.join('')).not.toContain('hunter2')
})

async function open ({ app }: TestApp): Promise<Socket> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

async function readAll (socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return text
}
