/** All tests but the browser's: pure ones in Node, the road in workerd, the whole thing as `npm start` runs it. */
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { writeNumberPlans } from '../src/cli/build/phone-numbers.ts'
import type { GivenLog } from './logs/given-log.ts'
import { logIn, madeLogs } from './logs/logs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What reads wall clocks: the zone of the machine must not matter to it, so it runs in three. */
const CLOCKS = ['domain/time', 'domain/delivery', 'domain/replay']

const inNode = (name: string, folders: string[], env: Record<string, string> = {}) => ({
  root,
  test: {
    name,
    pool: 'forks' as const,
    isolate: false,
    // what is tried is what somebody at a desk sees: where CI is set, a terminal's lines do not move and no browser opens
    env: { CI: '', ...env },
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // a busy machine takes its time
    expect: { poll: { timeout: 20_000 } },
  },
})

const inWorkerd = async (name: string, folder: string, provide: { logs?: GivenLog[] } = {}) => ({
  root,
  plugins: [
    cloudflareTest({
      wrangler: { configPath: `${root}wrangler.toml` },
      miniflare: { bindings: { MIGRATIONS: await readD1Migrations(`${root}migrations`) } },
    }),
  ],
  test: {
    name,
    include: [`test/${folder}/**/*.test.ts`],
    setupFiles: ['test/road/listening.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    provide,
    isolate: false,
  },
})

export default defineConfig(async () => {
  // the Worker reads them from beside itself, as it does where it is deployed
  await writeNumberPlans()
  return {
    root,
    test: {
      silent: 'passed-only' as const,
      projects: [
        inNode('domain in Los Angeles', ['domain'], { TZ: 'America/Los_Angeles' }),
        inNode('clocks in UTC', CLOCKS, { TZ: 'UTC' }),
        inNode('clocks in Apia', CLOCKS, { TZ: 'Pacific/Apia' }),
        inNode('around', [
          'channels',
          'charts',
          'sources',
          'files',
          'text',
          'messages',
          'sandbox',
          'settings',
          'accounts',
          'house',
          'cli',
        ]),
        await inWorkerd('road', 'road'),
        await inWorkerd('weeks', 'weeks', {
          logs: process.env.LEGWORK_LOG ? [logIn(process.env.LEGWORK_LOG)] : madeLogs(),
        }),
      ],
    },
  }
})
