/** Strava's answers to what it refuses, word for word where a recorded or documented body is known. */

import { empty, json } from '../http.ts'

const refusal = (status: number, message: string, resource: string, field: string, code: string) =>
  json(status, { message, errors: [{ resource, field, code }] })

export const badRequest = (resource: string, field: string, code = 'invalid') =>
  refusal(400, 'Bad Request', resource, field, code)

export const invalidClient = () => badRequest('Application', 'client_id')
export const invalidCode = () => badRequest('RequestToken', 'code')
export const deadRefreshToken = () => badRequest('RefreshToken', 'refresh_token')

export const unknownAccessToken = () =>
  refusal(401, 'Authorization Error', 'Athlete', 'access_token', 'invalid')
export const applicationRefused = () => refusal(401, 'Authorization Error', 'Application', '', 'invalid')
export const scopeMissing = () =>
  refusal(401, 'Authorization Error', 'AccessToken', 'activity:read_permission', 'missing')

export const inactiveApplication = () => refusal(403, 'Forbidden', 'Application', 'Status', 'Inactive')
export const tooManyAthletes = () =>
  refusal(403, 'Forbidden', 'Application', 'Limit of connected athletes', 'exceeded')

/** Recorded with an empty body and a JSON content type. */
export const notFound = () =>
  new Response('', { status: 404, headers: { 'Content-Type': 'application/json; charset=utf-8' } })

/** 429 bodies vary; this one was recorded, the other is documented. */
export const overLimitRecorded = () =>
  json(429, { errors: 'Rate Limit Exceeded', status: 429, message: 'Too Many Requests' })
export const overLimitDocumented = () =>
  refusal(429, 'Rate Limit Exceeded', 'Application', 'rate limit', 'exceeded')

export const serverError = () => empty(500)

/** An answer cut off in the middle. */
export const cutOff = () =>
  new Response('[{"id":90', { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' } })

/** A page for people where JSON was expected, and with status 200. */
export const webPage = () =>
  new Response('<!doctype html><title>Simulated Strava</title><p>We will be right back.</p>', {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
