/** The store: the only place that knows SQL. One file per aggregate, the domain's own values in and out. */
import { budgetStore } from './rate-limits.ts'
import { choiceStore } from './choices.ts'
import { connectionStore } from './connections.ts'
import { contactStore } from './contacts.ts'
import { openDatabase } from './database.ts'
import { deliveryStore } from './deliveries.ts'
import { letterStore } from './dead-letters.ts'
import { mineStore } from './account-data.ts'
import type { RunnerDefaults } from './rows.ts'
import { runnerStore } from './runners.ts'
import { signInStore } from './sign-ins.ts'
import { toldStore } from './self-reports.ts'
import { trainingStore } from './training.ts'
import { upkeepStore } from './maintenance.ts'

export type Store = ReturnType<typeof openStore>

export function openStore(d1: D1Database, defaults: RunnerDefaults) {
  const db = openDatabase(d1)
  return {
    training: trainingStore(db, defaults),
    deliveries: deliveryStore(db, defaults),
    connections: connectionStore(db),
    choices: choiceStore(db),
    contacts: contactStore(db),
    runners: runnerStore(db, defaults),
    told: toldStore(db),
    mine: mineStore(db),
    signIns: signInStore(db),
    letters: letterStore(db),
    budgets: budgetStore(db),
    upkeep: upkeepStore(db),
  }
}
