/** Massages booked, moved, cancelled and had: by the runner, or by a booking system that knows each by an id. */
import type { LocalDate } from '../../domain/time/calendar.ts'
import { err, ok, type Result } from '../../result.ts'
import type { Appointed, Appointment } from '../../store/runner/treatments.ts'
import { tellEndpoints } from '../../tell-endpoints.ts'
import { type ReviewOptions, review } from '../review.ts'
import { isWithin, type Noted, type TooFar } from '../self-reports.ts'

/** A massage is booked. */
export async function book(options: ReviewOptions, runnerId: string, date: LocalDate, now: Date): Noted {
  if (!(await isWithin(options, runnerId, 'booked', date, now))) return err('too-far-away')
  await options.store.treatments.treat(runnerId, { date, state: 'booked' }, now)
  await review(options, runnerId, now)
  await tellEndpoints(options, runnerId, now)
  return ok(null)
}

/** The massage booked from today on is on another day now. */
export async function changeBooking(
  options: ReviewOptions,
  runnerId: string,
  { today, date }: { today: LocalDate; date: LocalDate },
  now: Date,
): Noted {
  if (!(await isWithin(options, runnerId, 'booked', date, now))) return err('too-far-away')
  await options.store.treatments.rebook(runnerId, today, date, now)
  await review(options, runnerId, now)
  await tellEndpoints(options, runnerId, now)
  return ok(null)
}

/** What is booked on one day is on another now, also when asked twice. False when nothing is booked there any more. */
export async function moveBooking(
  options: ReviewOptions,
  runnerId: string,
  { from, date }: { from: LocalDate; date: LocalDate },
  now: Date,
): Promise<Result<boolean, TooFar>> {
  if (!(await isWithin(options, runnerId, 'booked', date, now))) return err('too-far-away')
  // it is there already
  if (from === date) return ok(true)
  const had = await options.store.treatments.move(runnerId, from, date, now)
  if (!had) return ok(await options.store.treatments.hasMoved(runnerId, from, date))
  await review(options, runnerId, now)
  await tellEndpoints(options, runnerId, now)
  return ok(true)
}

/** A massage was had. */
export async function markDone(options: ReviewOptions, runnerId: string, date: LocalDate, now: Date): Noted {
  if (!(await isWithin(options, runnerId, 'done', date, now))) return err('too-far-away')
  await options.store.treatments.treat(runnerId, { date, state: 'done' }, now)
  await review(options, runnerId, now)
  await tellEndpoints(options, runnerId, now)
  return ok(null)
}

/** False when there was none that day. */
export async function removeTreatment(
  options: ReviewOptions,
  runnerId: string,
  date: LocalDate,
  now: Date,
): Promise<boolean> {
  const had = await options.store.treatments.remove(runnerId, date)
  if (had) await review(options, runnerId, now)
  return had
}

/** More on one day are a program that names each call anew. */
const MOST_ON_A_DAY = 5

/** An appointment is booked, on another day, or was had. Told twice, it changes nothing. */
export async function noteAppointment(
  options: ReviewOptions,
  runnerId: string,
  appointment: Appointment,
  now: Date,
): Promise<Result<Appointed, TooFar | 'too-many'>> {
  if (!(await isWithin(options, runnerId, appointment.state, appointment.date, now)))
    return err('too-far-away')
  const others = await options.store.treatments.othersOn(runnerId, appointment.date, appointment.externalId)
  if (others >= MOST_ON_A_DAY) return err('too-many')
  const appointed = await options.store.treatments.appoint(runnerId, appointment, now)
  if (appointed !== 'known') {
    await review(options, runnerId, now)
    await tellEndpoints(options, runnerId, now)
  }
  return ok(appointed)
}

/** An appointment is cancelled; one that is not known needs no cancelling. */
export async function cancelAppointment(
  options: ReviewOptions,
  runnerId: string,
  externalId: string,
  now: Date,
): Promise<void> {
  if (await options.store.treatments.cancel(runnerId, externalId)) await review(options, runnerId, now)
}
