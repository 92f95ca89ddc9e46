/** Whom setup asks: a person at a terminal, or a file that has all answers. */
import { cancel, confirm, password, select, text } from '@clack/prompts'

type Question = {
  /** What it is about, with where to click for it. */
  message: string
  looks: string
  isSecret: boolean
  /** What is wrong with an answer, or null. An empty one is asked about too. */
  wrongWith: (answer: string) => string | null
}

export type Asker = {
  /** Whether there is anybody who could answer. */
  canAsk: boolean
  ask(question: Question): Promise<string>
  confirm(message: string): Promise<boolean>
  choose(message: string, options: { value: string; label: string; hint?: string }[]): Promise<string>
}

/** Ctrl+C in a question: what was done so far is kept. */
function answered(answer: string | symbol): string
function answered(answer: boolean | symbol): boolean
function answered(answer: string | boolean | symbol): string | boolean {
  if (typeof answer !== 'symbol') return answer
  cancel('Stopped. Run npm run setup again to continue from here.')
  process.exit(130)
}

export const atTerminal: Asker = {
  canAsk: true,
  async ask({ message, looks, isSecret, wrongWith }) {
    const validate = (answer: string | undefined) => wrongWith((answer ?? '').trim()) ?? undefined
    const answer = isSecret
      ? await password({ message, validate })
      : await text({ message, placeholder: looks, validate })
    // an empty line gives nothing
    return answered(answer).trim()
  },
  confirm: async (message) => answered(await confirm({ message, initialValue: false })),
  choose: async (message, options) => answered(await select({ message, options })),
}

/** Nobody is there: what the file does not say stays as it is, and what needs a yes needs `--yes`. */
export const byFile = (saysYes: boolean): Asker => ({
  canAsk: false,
  ask: async () => '',
  confirm: async () => saysYes,
  choose: async (_message, [first]) => first?.value ?? '',
})
