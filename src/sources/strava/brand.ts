/** Strava in its own words and colours, as its brand guidelines have them. */
import type { Brand } from '../brand.ts'

export const stravaBrand: Brand = {
  name: 'strava',
  label: 'Strava',
  requiredPermission: '“View data about your activities”',
  button: { words: 'Connect with Strava', ground: '#fc5200', edgeInTheDark: null },
  exports: 'the zip of Strava’s export, or activities.csv from it',
  compatibility: 'Compatible with Strava.',
  activity: { words: 'View on Strava', href: 'https://www.strava.com/activities/' },
  attribution: null,
}
