/** Notifications: where they go, what is sent there, how much and when. */

import { SENSITIVITIES } from '../../../domain/policy/rules.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { atAnyTime } from '../../../text/labels/deliveries.ts'
import { sensitivityWords } from '../../../text/labels/settings.ts'
import { Contacts, type ContactsProps } from './contacts.tsx'
import { Choice } from './fields.tsx'
import { Preview, type PreviewProps } from './preview.tsx'
import { CHOICES } from './save.tsx'
import { Heading } from './sections.tsx'

export type NotificationsProps = ContactsProps & {
  runner: Pick<Runner, 'sensitivity' | 'quietHours'>
  preview: PreviewProps | null
}

export const Notifications = ({ runner, preview, ...contacts }: NotificationsProps) => {
  const channels = contacts.offered.map(({ channel }) => channel)
  return (
    <section aria-labelledby="contacts">
      <Contacts {...contacts} />
      <Heading of="notifications" />
      <div class="card">
        <div class="grid">
          <Choice
            form={CHOICES}
            name="sensitivity"
            label="How many messages"
            value={runner.sensitivity}
            options={SENSITIVITIES.map((each) => [each, sensitivityWords[each].choice])}
          />
          <Hour name="quietFrom" label="Quiet from" value={runner.quietHours?.from} />
          <Hour name="quietTo" label="until" value={runner.quietHours?.to} />
        </div>
        <p class="soft small">
          {runner.quietHours
            ? `Leave both empty to get ${atAnyTime(channels)}.`
            : `Quiet hours are off: you get ${atAnyTime(channels, ', also at night')}. Give both to have nights quiet.`}
        </p>
      </div>
      <Preview preview={preview} now={runner.sensitivity} />
    </section>
  )
}

const Hour = ({ name, label, value }: { name: string; label: string; value: string | undefined }) => (
  <div>
    <label for={name}>{label}</label>
    <input id={name} name={name} type="time" value={value ?? ''} form={CHOICES} />
  </div>
)
