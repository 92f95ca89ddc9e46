/** The store: the only place that knows SQL. One folder per aggregate, the domain's own values in and out. */

import { answerStore } from './api/answers.ts'
import { historyStore } from './api/history.ts'
import { tokenStore } from './api/tokens.ts'
import { connectionStore } from './connections/connections.ts'
import { contactStore } from './contacts/contacts.ts'
import { signInStore } from './contacts/sign-ins.ts'
import type { SuppressionKeys } from './contacts/suppressions.ts'
import { openDatabase } from './database.ts'
import { deadLetterStore } from './dead-letters.ts'
import { deliveryStore } from './delivery/deliveries.ts'
import { attemptStore } from './events/attempts.ts'
import { dispatchStore } from './events/dispatch.ts'
import { endpointStore } from './events/endpoints.ts'
import { eventStore } from './events/feed.ts'
import { installationStore } from './installation.ts'
import { maintenanceStore } from './maintenance.ts'
import { noteStore } from './operations/notes.ts'
import { readingStore } from './operations/readings.ts'
import { rateLimitStore } from './rate-limits.ts'
import { resealingStore } from './resealing.ts'
import { accountDataStore } from './runner/account-data.ts'
import { calendarStore } from './runner/calendars.ts'
import { choiceStore } from './runner/choices.ts'
import type { RunnerDefaults } from './runner/rows.ts'
import { runnerStore } from './runner/runners.ts'
import { selfReportStore } from './runner/self-reports.ts'
import { treatmentStore } from './runner/treatments.ts'
import { trainingStore } from './sync/training.ts'

export type Store = ReturnType<typeof openStore>

export function openStore(d1: D1Database, defaults: RunnerDefaults, keys: SuppressionKeys) {
  const db = openDatabase(d1)
  return {
    training: trainingStore(db, defaults),
    deliveries: deliveryStore(db, defaults, keys),
    connections: connectionStore(db),
    choices: choiceStore(db),
    contacts: contactStore(db, keys),
    runners: runnerStore(db, defaults),
    selfReports: selfReportStore(db),
    treatments: treatmentStore(db),
    calendars: calendarStore(db),
    accountData: accountDataStore(db),
    signIns: signInStore(db),
    deadLetters: deadLetterStore(db),
    tokens: tokenStore(db),
    history: historyStore(db),
    apiAnswers: answerStore(db),
    rateLimits: rateLimitStore(db),
    installation: installationStore(db),
    events: eventStore(db),
    endpoints: endpointStore(db),
    dispatches: dispatchStore(db),
    attempts: attemptStore(db),
    maintenance: maintenanceStore(db),
    notes: noteStore(db),
    readings: readingStore(db),
    resealing: resealingStore(db),
  }
}
