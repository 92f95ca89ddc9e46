/** The chaos in workerd: the Worker with a real database, as the road tests have it; which seeds comes from outside. */
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig(async () => ({
  root,
  plugins: [
    cloudflareTest({
      wrangler: { configPath: `${root}wrangler.toml` },
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations(`${root}migrations`),
          CHAOS: process.env.CHAOS ?? '{"seeds":[1]}',
        },
      },
    }),
  ],
  test: {
    name: 'chaos',
    include: ['test/chaos/*.chaos.ts'],
    testTimeout: 600_000,
    reporters: [fileURLToPath(new URL('reporter.ts', import.meta.url))],
  },
}))
