/** The store: the only place that knows SQL. One file per aggregate, the domain's own values in and out. */

import { accountDataStore } from './account-data.ts'
import { choiceStore } from './choices.ts'
import { connectionStore } from './connections.ts'
import { contactStore } from './contacts.ts'
import { openDatabase } from './database.ts'
import { deadLetterStore } from './dead-letters.ts'
import { deliveryStore } from './deliveries.ts'
import { maintenanceStore } from './maintenance.ts'
import { rateLimitStore } from './rate-limits.ts'
import type { RunnerDefaults } from './rows.ts'
import { runnerStore } from './runners.ts'
import { selfReportStore } from './self-reports.ts'
import { signInStore } from './sign-ins.ts'
import { trainingStore } from './training.ts'

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
    selfReports: selfReportStore(db),
    accountData: accountDataStore(db),
    signIns: signInStore(db),
    deadLetters: deadLetterStore(db),
    rateLimits: rateLimitStore(db),
    maintenance: maintenanceStore(db),
  }
}
