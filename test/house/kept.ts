/** By which words docs/privacy.md tells of each column; and the columns that only keep work in order and are about nobody. */

type Columns = Readonly<Record<string, readonly string[]>>

const columns = (names: string) => names.split(' ')

export const KEPT: Readonly<Record<string, Columns>> = {
  api_answer: {
    'the key and the call as hashes': columns('runner_id key request'),
    'was answered, sealed': columns('status body'),
  },
  api_token: {
    name: columns('runner_id id name'),
    'what each may do': ['access'],
    'the hash of its secret': ['hash'],
    'when it was made and last used': columns('created_at last_used_at'),
  },
  connection: {
    "the source's name for the runner": columns('id runner_id'),
    'access tokens, sealed': ['tokens'],
    'what they let us read': ['scope'],
    'since when, and when it was read, or why it could not be': columns(
      'connected_at synced_at state failures refused_at lost_at paused_for',
    ),
    'activities that could not be read: their ids and when they were told': ['unreadable'],
  },
  contact: {
    'addresses, in the clear and as hashes': columns('id runner_id channel address address_hash'),
    'whether they are confirmed, or why they are off': columns('state off_why created_at confirmed_at'),
    'what is wanted there': columns('recovery massage summary'),
    'what was agreed to, word for word, and when': columns('agreed_to agreed_at'),
  },
  dead_letter: { 'kind, ids, reason': columns('kind ids reason at runner_id connection_id') },
  delivery: {
    'what was sent where and about what': columns('runner_id contact_id kind about suggested asked_pause'),
    'what became of it': columns('state why created_at due_at waits_since first_tried_at sent_at'),
    "the sender's number for it": ['provider_message_id'],
    'why you were not well': ['not_well'],
    'what an answer to a text says, until it is sent': ['words'],
  },
  endpoint: {
    'address, types': columns('runner_id url types preset'),
    'the secret that signs, sealed': columns('secret old_secret'),
    'what was agreed to, and when': columns('agreed_to created_at'),
  },
  event: {
    'type, what was worked out, words to show, what it is about': columns(
      'runner_id type about connection_id facts words at',
    ),
  },
  event_attempt: {
    'each try: what was asked and answered, cut at 2 KB': columns('runner_id at status why request answer'),
  },
  event_delivery: { 'which event is to be posted where, and what became of it': columns('runner_id state') },
  exclusion: { 'their ids': columns('runner_id run_id') },
  installation: { 'what the installation notes of itself': columns('key value') },
  legs: {
    'how the legs and the sleep were, and when it was said': columns(
      'runner_id date state area sleep said_at',
    ),
  },
  nudge: {
    'rule, what it is about and its figures': columns('runner_id id rule subject run connection_id findings'),
    'states and why, times': columns('state why run_gone created_at due_at'),
  },
  planned_run: { 'planned runs': columns('runner_id date distance_meters said_at') },
  push_received: {
    'that a pushed run was received: its id and when': columns('connection_id run_id received_at edited'),
  },
  race: { races: columns('runner_id date distance_meters goal') },
  race_simulation: { 'which runs were race simulations': columns('runner_id date') },
  rate_limit: {
    'how often something was asked for': columns('id windows ends_at'),
  },
  run: {
    'day and start': columns('connection_id id started_at local_date marked manual'),
    'distance, times, climb': columns('distance_meters moving_seconds elapsed_seconds climb_meters'),
    'height above the sea, ground, device': columns('altitude_meters ground device'),
  },
  runner: {
    settings: columns(
      'id time_zone zone_chosen week_starts_on units sensitivity quiet_from quiet_to snoozed_until long_run_day hard_days peak_cadence source_of_record source_chosen record_since created_at',
    ),
    massages: columns('massage_back_at massage_chosen massage_ask_from'),
    soreness: columns('easy_weeks tightness'),
    'the month and place of the last injury': columns('injured_in injured_where injury_asked'),
    'well, ill, injured or a warning sign, and since when': columns('health_state health_since'),
    'why and until when you were away': columns('time_off_ended_on time_off_why'),
    "the link to a runner's calendar, as a hash, and when it was made": columns(
      'calendar_hash calendar_made_at',
    ),
  },
  soreness: {
    'soreness, and when it was said': columns('runner_id date area strength flag gone_on said_at'),
  },
  suppression: {
    'as hashes that nobody can find out without `LEGWORK_SECRET`': columns('hash sealed'),
    'why and when': columns('why at'),
  },
  treatment: {
    'massages and the ids a booking system knows them by': columns(
      'runner_id date external_id state said_at',
    ),
  },
  weekly_mileage: {
    'weekly totals': columns(
      'connection_id week_start distance_meters moving_seconds runs longest_run_meters',
    ),
  },
}

/** Leases, turns, counts of tries: of work, and gone or meaningless without the rest of their row. */
export const WORKING: Columns = {
  api_answer: columns('started_at ends_at'),
  connection: columns(
    'sync_started_at not_before review_at syncs_wanted syncs_done history_until history_not_before history_failures enqueued_at lease lease_until due_at reading_page reading_of',
  ),
  contact: columns('confirm_request code_tries'),
  dead_letter: ['id'],
  delivery: columns('id attempts unsubscribe_hash session_epoch lease lease_until enqueued_at'),
  endpoint: columns('id old_until state off_why failing_since failures on_since'),
  event: columns('place id'),
  event_attempt: columns('endpoint_id place number'),
  event_delivery: columns('endpoint_id place failures attempts due_at lease'),
  nudge: columns('policy_version enqueued_at'),
  runner: ['session_epoch'],
}
