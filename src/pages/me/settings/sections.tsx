/** The sections of the settings, each under one name: as its heading has it, and the list on top. */

const HEADINGS = {
  contacts: 'Where we write to you',
  notifications: 'How much, and when',
  races: 'Races',
  training: 'Training',
  'units-and-time': 'Units and time',
  calendar: 'Calendar',
  sent: 'What was sent',
  sources: 'Where your runs come from',
  programs: 'API and webhooks',
  mine: 'Your account',
} as const

export type Section = keyof typeof HEADINGS

/** @example headingOf('sent') // 'What was sent' */
export const headingOf = (section: Section) => HEADINGS[section]

/** In the order of the page. */
export const SECTIONS: readonly Section[] = [
  'contacts',
  'notifications',
  'races',
  'training',
  'units-and-time',
  'calendar',
  'sent',
  'sources',
  'programs',
  'mine',
]

/** Under its name, which the list leads to. */
export const Heading = ({ of }: { of: Section }) => <h2 id={of}>{HEADINGS[of]}</h2>
