/**
 * The tables. Instants are milliseconds since 1970, days are text; primary keys are clustered where rows are read
 * together.
 */
export { apiAnswer, apiToken } from './access.ts'
export { contact, suppression } from './contact.ts'
export { delivery } from './delivery.ts'
export { endpoint, event, eventAttempt, eventDelivery } from './event.ts'
export { nudge } from './nudge.ts'
export { deadLetter, installation, rateLimit } from './operations.ts'
export { connection, runner } from './runner.ts'
export { legs, plannedRun, race, raceSimulation, soreness, treatment } from './self-reports.ts'
export { exclusion, pushReceived, run, weeklyMileage } from './training.ts'
