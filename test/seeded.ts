/** Tests that live through seeds: the Worker in workerd with a real database; what is asked comes from the environment. */
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { writeNumberPlans } from '../src/cli/build/phone-numbers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The tests `test/NAME/*.NAME.ts`, told what is asked by the variable of that name in capitals. */
export const seeded = (name: string) =>
  defineConfig(async () => {
    await writeNumberPlans()
    return {
      root,
      plugins: [
        cloudflareTest({
          wrangler: { configPath: `${root}wrangler.toml` },
          miniflare: {
            bindings: {
              MIGRATIONS: await readD1Migrations(`${root}migrations`),
              [name.toUpperCase()]: process.env[name.toUpperCase()] ?? '{"seeds":[1],"requests":100}',
            },
          },
        }),
      ],
      test: {
        name,
        include: [`test/${name}/*.${name}.ts`],
        testTimeout: 600_000,
        reporters: [`${root}test/chaos/reporter.ts`],
      },
    }
  })
