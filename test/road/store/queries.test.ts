/** What each query of the store gives of two runners who are alike in all but their names: only the right join tells them apart. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { allTables, openTestStore } from '../../installation.ts'
import { stored } from '../stored.ts'
import { aWorld } from '../world.ts'

const NOW = new Date('2026-03-10T18:00:00Z')
const DAY_MS = 86_400_000
const ago = (days: number) => NOW.getTime() - days * DAY_MS

/** Everything a runner can have, marked with their name; ids that may be alike are. */
async function fill(name: string, place: number): Promise<void> {
  const { run } = stored
  await run(
    `INSERT INTO runner (id, time_zone, zone_chosen, week_starts_on, units, sensitivity, session_epoch, created_at)
     VALUES (?, 'UTC', 1, 'monday', 'km', 'standard', ?, ?)`,
    name,
    place,
    ago(100),
  )
  for (const source of ['strava', 'garmin']) {
    await run(
      `INSERT INTO connection (id, runner_id, tokens, scope, state, connected_at, synced_at, syncs_wanted)
       VALUES (?, ?, ?, '', 'active', ?, ?, ?)`,
      `${source}:${name}`,
      name,
      `tokens of ${name}`,
      ago(100),
      ago(0),
      source === 'strava' ? place : 0,
    )
    await run(
      `INSERT INTO run (connection_id, id, started_at, local_date, distance_meters, moving_seconds, elapsed_seconds,
         ground, manual, device) VALUES (?, 'strava:1', ?, '2026-03-09', ?, 3600, 3600, 'road', 0, ?)`,
      `${source}:${name}`,
      ago(1),
      10_000 + place,
      name,
    )
    await run(
      'INSERT INTO weekly_mileage VALUES (?, ?, ?, 3600, 1, 10000)',
      `${source}:${name}`,
      '2026-03-09',
      10_000 + place,
    )
    await run('INSERT INTO push_received VALUES (?, ?, ?, 0)', `${source}:${name}`, 'strava:1', ago(1))
  }
  await run('UPDATE runner SET source_of_record = ? WHERE id = ?', `strava:${name}`, name)
  for (const channel of ['email', 'sms']) {
    await run(
      `INSERT INTO contact (id, runner_id, channel, address, address_hash, state, massage, created_at, confirmed_at)
       VALUES (?1, ?2, ?3, ?4, ?4, 'confirmed', ?5, ?6, ?7)`,
      `${channel} ${name}`,
      name,
      channel,
      `${channel}@${name}`,
      place,
      ago(90),
      ago(90),
    )
  }
  // the same nudge, sent to one of them and still waiting for the other
  await run(
    `INSERT INTO nudge (runner_id, id, connection_id, rule, subject, run, policy_version, findings, state, created_at, due_at)
     VALUES (?, 'the nudge', ?, 'big-long-run', 'run:strava:1', 'strava:1', ?, '[{"rule":"big-long-run"}]', ?, ?, ?)`,
    name,
    `strava:${name}`,
    name,
    place === 0 ? 'sent' : 'waiting',
    ago(1),
    ago(1),
  )
  for (const channel of ['email', 'sms']) {
    await run(
      `INSERT INTO delivery (id, runner_id, contact_id, kind, about, state, attempts, created_at, due_at, sent_at,
         suggested, unsubscribe_hash, words) VALUES (?, ?, ?, 'nudge', 'the nudge', ?, ?, ?, ?, ?, ?, ?, ?)`,
      `${channel} to ${name}`,
      name,
      `${channel} ${name}`,
      place === 0 ? 'sent' : 'scheduled',
      place === 0 ? 1 : 0,
      ago(1),
      ago(1),
      place === 0 ? ago(1) : null,
      place === 0 ? 1 : 0,
      'the way out',
      name,
    )
  }
  await run("INSERT INTO race VALUES (?, '2026-05-01', ?, 1)", name, 42_195 + place)
  await run("INSERT INTO treatment VALUES (?, '2026-03-01', '', 'done', ?)", name, ago(9) + place)
  await run(
    "INSERT INTO soreness VALUES (?, '2026-03-01', ?, 'mild', NULL, NULL, 0)",
    name,
    place === 0 ? 'calves' : 'lower-back',
  )
  await run('INSERT INTO exclusion VALUES (?, ?)', name, `strava:of-${name}`)
}

describe('of two runners who are alike', () => {
  let store: Store

  beforeEach(async () => {
    await aWorld()
    await fill('this-one', 0)
    await fill('the-other', 1)
    store = openTestStore()
  })

  const ofThis = (given: unknown) => {
    const text = JSON.stringify(given, (_, value) =>
      value instanceof Set || value instanceof Map ? [...value] : value,
    )
    expect(text).not.toContain('the-other')
    return text
  }

  it.each([
    ['this-one', 'sent', 10_000],
    ['the-other', 'waiting', 10_001],
  ])('a sync at %s sees their own nudge, runs, addresses and words', async (name, state, meters) => {
    const asked = { askedAt: NOW, pushed: ['strava:1'] }
    const claim = await store.training.claim(`strava:${name}`, asked, NOW)
    if ('kind' in claim) throw new Error(claim.kind)
    expect(claim.nudges).toMatchObject([{ id: 'the nudge', state, policyVersion: name }])
    expect(claim.runs).toMatchObject([{ distanceMeters: meters, device: name }])
    expect(claim.addresses.map(({ contactId }) => contactId).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      `email ${name}`,
      `sms ${name}`,
    ])
    expect(claim.runner.selfReports.races).toMatchObject([{ distanceMeters: 42_195 + (meters - 10_000) }])
    expect(claim.runner.selfReports.suggestions).toHaveLength(name === 'this-one' ? 1 : 0)
    expect(claim.runner.selfReports.massageMessages).toBe(name === 'the-other')
    expect([...claim.runner.excluded]).toEqual([`strava:of-${name}`])
    expect(claim.received.size).toBe(1)
    expect(claim.isSourceOfRecord).toBe(true)
  })

  it('a source that waits sees no nudge of the one that counts', async () => {
    const claim = await store.training.claim('garmin:this-one', { askedAt: NOW, pushed: [] }, NOW)
    if ('kind' in claim) throw new Error(claim.kind)
    expect(claim).toMatchObject({ isSourceOfRecord: false, nudges: [] })
  })

  it('a delivery is claimed with its own contact, nudge and runs, and begins for its own nudge alone', async () => {
    const claimed = await store.deliveries.claim('email to the-other', NOW)
    if (!claimed || 'heldUntil' in claimed) throw new Error('not claimed')
    expect(claimed).toMatchObject({
      contact: { id: 'email the-other' },
      nudge: { policyVersion: 'the-other', state: 'waiting' },
      runs: [{ device: 'the-other' }],
    })
    expect(JSON.stringify(claimed)).not.toContain('this-one')
    // it waits still, though the nudge of that name was sent to somebody
    expect(await store.deliveries.begin(claimed, 'hash', NOW)).toBe(false)
    await stored.run("UPDATE nudge SET state = 'released' WHERE runner_id = 'the-other'")
    expect(await store.deliveries.begin(claimed, 'hash', NOW)).toBe(true)
    await store.deliveries.postpone(
      claimed,
      { dueAt: NOW, why: 'closed' },
      { used: 1, allowed: 1, resetsAt: 0 },
    )
    expect(await stored.ask('SELECT runner_id, state FROM nudge ORDER BY runner_id')).toEqual([
      { runner_id: 'the-other', state: 'released' },
      { runner_id: 'this-one', state: 'sent' },
    ])
  })

  it('pages, export and settings show what is theirs', async () => {
    const training = ofThis(await store.runners.training('this-one'))
    expect(training).toContain('email@this-one')
    expect(ofThis(await store.accountData.everything('this-one'))).toContain('strava:of-this-one')
    ofThis(await store.runners.weeksOf('this-one'))
    expect(await store.runners.epoch('the-other')).toBe(1)
    ofThis(await store.connections.of('this-one'))
    expect(await store.connections.record('this-one')).toBe('strava:this-one')
  })

  it('addresses, links and reports belong to whom they were given', async () => {
    const given = { channel: 'email' as const, address: 'email@this-one', hash: 'email@this-one' }
    expect(await store.contacts.owner(given.hash)).toMatchObject({ id: 'email this-one' })
    expect(await store.contacts.standing(given, 'the-other')).toMatchObject({ taken: true, mine: null })
    expect(await store.contacts.at(given.hash)).toMatchObject([{ id: 'email this-one' }])
    expect(await store.deliveries.wentOutWith('email to this-one', 'the way out')).toBe(true)
    expect(await store.deliveries.wentOutWith('email to this-one', 'another')).toBe(false)
    const link = await store.signIns.ask(given, NOW)
    expect(await store.deliveries.linked(link ?? '')).toMatchObject({
      ...{ runnerId: 'this-one', epoch: 0, madeUnder: 0, isOpenRequest: false },
      contact: { id: 'email this-one' },
    })
    await store.deliveries.report('sms to this-one', 'delivered', {}, NOW)
    expect(await stored.ask("SELECT id FROM delivery WHERE state = 'delivered'")).toEqual([
      { id: 'sms to this-one' },
    ])
    const mails = await store.deliveries.insteadOn(
      'email',
      { runnerId: 'this-one', kind: 'nudge', about: 'the nudge' },
      async (to) => `instead ${to}`,
      NOW,
    )
    expect(mails).toEqual(['instead email this-one'])
  })

  it('the sweep finds whose look is wanted and whose message is due', async () => {
    expect(await store.maintenance.due(NOW, ['strava', 'garmin'], 10)).toEqual({
      syncs: ['strava:the-other'],
      deliveries: expect.arrayContaining(['email to the-other', 'sms to the-other']),
      histories: [],
      endings: [],
      events: [],
    })
  })

  it.each([
    ['tells something', () => store.selfReports.snooze('this-one', NOW)],
    ['changes a setting', () => store.runners.change('this-one', { units: 'mi' })],
    ['leaves a run out', () => store.choices.exclude('this-one', 'strava:1')],
  ])('who %s wants a sync at their own source that counts', async (_, tell) => {
    await tell()
    const wanted = await stored.ask('SELECT id FROM connection WHERE syncs_wanted > syncs_done ORDER BY id')
    expect(wanted).toEqual([{ id: 'strava:the-other' }, { id: 'strava:this-one' }])
  })

  it('a source that is cut off passes on to the other of the same runner, and silences nobody else', async () => {
    await store.connections.cutOff('strava:the-other', NOW)
    expect(await store.connections.record('the-other')).toBe('garmin:the-other')
    expect(await store.connections.record('this-one')).toBe('strava:this-one')
    expect(await stored.ask('SELECT id, state FROM delivery ORDER BY id')).toEqual([
      { id: 'email to the-other', state: 'cancelled' },
      { id: 'email to this-one', state: 'sent' },
      { id: 'sms to the-other', state: 'cancelled' },
      { id: 'sms to this-one', state: 'sent' },
    ])
  })

  it('who is erased leaves nothing, and nobody else with them', async () => {
    const before = await everythingOf('this-one')
    await store.accountData.erase('the-other', NOW)
    expect(await everythingOf('this-one')).toEqual(before)
    expect(await everythingOf('the-other')).toEqual([
      expect.objectContaining({ id: 'garmin:the-other', runner_id: null }),
      expect.objectContaining({ id: 'strava:the-other', runner_id: null }),
    ])
  })

  it('nothing can be written for who is gone', async () => {
    await store.accountData.erase('the-other', NOW)
    const asked = {
      id: 'd',
      runnerId: 'the-other',
      contactId: 'email the-other',
      kind: 'test',
      about: 'x',
    } as const
    await expect(store.deliveries.schedule(asked, NOW)).rejects.toThrow()
    await expect(
      store.selfReports.feelSore(
        'the-other',
        [{ date: '2026-03-10', area: 'calves', strength: 'mild', flag: null }],
        NOW,
      ),
    ).rejects.toThrow()
  })
})

/** Every row that names them, of whatever table. */
async function everythingOf(name: string): Promise<unknown[]> {
  const rows: unknown[] = []
  for (const table of await allTables()) rows.push(...(await stored.rows(table)))
  return rows.filter((row) => JSON.stringify(row).includes(name))
}
