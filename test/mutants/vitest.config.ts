/** What `npm run mutants` tries each fault against: the pure tests, in one process and one zone, the quick ones first. */
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Thousands of made-up lives: each fault nobody notices would wait for all of them. An example has to notice it. */
const LIVES = ['test/domain/advice/advise-always.test.ts', 'test/domain/nudges/decide.model.test.ts']

/** Whole seasons: what a plain example notices need not wait for them. */
const SEASONS = /domain\/replay|well-first|every\.test/

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = ({ moduleId }: TestSpecification) => Number(SEASONS.test(moduleId))
    return files.toSorted((one, other) => order(one) - order(other))
  }
}

const folders = (process.env.LEGWORK_TESTS ?? 'domain').split(',')

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    exclude: [...configDefaults.exclude, ...LIVES],
    setupFiles: ['test/mutants/one-seed.ts'],
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: 60_000,
  },
})
