/** Garmin in its own words and colours, as its brand guidelines have them. */
import type { Brand } from '../brand.ts'

export const garminBrand: Brand = {
  name: 'garmin',
  label: 'Garmin Connect',
  requiredPermission: '“Activities”',
  button: { words: 'Link Garmin Connect', ground: '#000', edgeInTheDark: '#fff' },
  exports: 'Garmin Connect’s CSV, or the zip with all your Garmin files',
  compatibility: null,
  activity: null,
  attribution: {
    devices: /^garmin\b/i,
    words: 'Insights derived in part from Garmin device-sourced data.',
  },
}
