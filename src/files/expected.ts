/** What can be read, in one sentence for whoever gave something else. */
export const EXPECTED =
  'Give Strava’s export or a JSON list as its API gives it, Garmin Connect’s CSV or account export, intervals.icu’s activities, running_page’s activities.json, or recordings (FIT, TCX, GPX).'
