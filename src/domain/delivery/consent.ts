/** What somebody agrees to before a text message goes to their number, and how long a code is good for. */

/** How long a code to confirm a number is good for, and how often it may be tried. */
export const CODE_MINUTES = 30
export const CODE_TRIES = 5

/**
 * The words beside the box that is ticked, kept with the contact as they were shown: who, how often, what it costs, the
 * way out.
 *
 * @example textTerms('Riverside Massage') // 'I agree that Riverside Massage texts me …'
 */
export const textTerms = (operator: string): string =>
  `I agree that ${operator} texts me about my training through Legwork, up to 3 messages a week. Msg & data rates may apply. Reply STOP to end, HELP for help. CANCEL and END also mean stop, so a booking is changed with CHANGE. Agreeing is no condition of using Legwork.`

/** Massage messages are advertising: agreed to on their own, and not implied by anything else. */
export const MASSAGE_TERMS =
  'Messages when a massage would fit, with a link to book one. This is advertising, so it comes only with your tick.'

/** Before an endpoint is made: what leaves, whose it is, and where it ends. */
export const ENDPOINT_TERMS =
  'I want Legwork to send what it works out from my training to this address. That is findings, nudges (with what I said of my health where that decides), weekly totals, massages noted here and a lost connection. It is about me alone and for me alone: the address is mine, or its owner handles this for me, and I show it to nobody else. What has left is kept there by its rules, and ends here when I remove the address.'
