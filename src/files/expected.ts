/** What can be read, in one sentence for whoever gave something else. */
export const EXPECTED =
  'Give Strava’s activities.csv, the CSV of Garmin Connect’s list of activities, running_page’s activities.json or a JSON list as Strava’s API gives it.'
