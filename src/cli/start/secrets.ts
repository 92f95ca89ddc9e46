/** The secrets of `npm start`. Good for this machine only: a Worker with another address refuses them. */
export const LOCAL_SECRETS = {
  LEGWORK_SECRET: 'local-secret-for-development-only',
  WEBHOOK_SECRET: 'local-webhook-path',
  OPERATOR_TOKEN: 'local-operator-token',
  STRAVA_CLIENT_ID: '4711',
  STRAVA_CLIENT_SECRET: 'simulated-client-secret',
  GARMIN_CLIENT_ID: 'simulated-garmin',
  GARMIN_CLIENT_SECRET: 'simulated-garmin-secret',
  RESEND_API_KEY: 're_simulated',
  RESEND_WEBHOOK_SECRET: `whsec_${btoa('a secret of the simulated Resend')}`,
  TWILIO_ACCOUNT_SID: 'ACsimulated',
  TWILIO_AUTH_TOKEN: 'simulated-auth-token',
}
