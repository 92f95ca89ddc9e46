import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, it, vi } from 'vitest'
import { faultOf } from '../../src/log.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld } from './world.ts'

describe('our own log lines', () => {
  it('leave out what a failed statement was given, which the database layer puts into its message', () => {
    const engine = new Error('D1_ERROR: no such table: contact')
    const layer = new DrizzleQueryError('SELECT 1 WHERE address = ?', ['runner@mail.example'], engine)
    expect(layer.message).toContain('runner@mail.example')
    expect(faultOf(layer)).toBe('Error: D1_ERROR: no such table: contact')
    expect(faultOf(new DrizzleQueryError('SELECT ?', ['runner@mail.example']))).not.toContain('runner@')
  })

  it('say what broke and for nobody whom: no address, no id, no token', async () => {
    const world = await aRunnersWorld()
    const said: string[] = []
    const listen = (line: unknown) => void said.push(String(line))
    for (const way of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, way).mockImplementation(listen)
    for (const table of ['contact', 'run']) await stored.breakTable(table)
    const answer = await world.submit('/me/contacts', { channel: 'email', address: 'runner@mail.example' })
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await world.work()
    vi.restoreAllMocks()
    for (const table of ['contact', 'run']) await stored.mendTable(table)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain('Something broke here')
    const lines = said.join('\n')
    expect(lines).toContain('no such table')
    expect(lines).toContain('"event":"crash"')
    expect(lines).not.toContain('runner@mail.example')
    expect(lines).not.toContain(String(ATHLETE))
    expect(said.every((line) => line.startsWith('{"event":'))).toBe(true)
  })
})
