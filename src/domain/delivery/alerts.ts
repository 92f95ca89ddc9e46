/** What the operator is told of strangers who use up what all share: each once a day. */

export const ALERTS = ['invitations-guessed', 'many-sign-ins', 'requests-used-up'] as const
export type Alert = (typeof ALERTS)[number]

/** Wrong invitation codes in a day, from everywhere, after which each network has one wrong try a day. */
export const WRONG_INVITATIONS_A_DAY = 1_000

/** Mails with a link to sign in in a day, after which an address gets one link at a time. */
export const SIGN_INS_A_DAY = 300
