/** Hostile requests in workerd: the Worker with a real database, as the chaos has it; how many comes from outside. */
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
          FUZZ: process.env.FUZZ ?? '{"seeds":[1],"requests":100}',
        },
      },
    }),
  ],
  test: {
    name: 'fuzz',
    include: ['test/fuzz/*.fuzz.ts'],
    testTimeout: 600_000,
    reporters: [fileURLToPath(new URL('../chaos/reporter.ts', import.meta.url))],
  },
}))
