/** Tests in a real browser, against Legwork as `npm start` runs it. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/one-browser.ts'],
    testTimeout: 90_000,
    // a busy machine takes its time
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 90_000,
    fileParallelism: false,
  },
})
