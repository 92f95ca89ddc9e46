/** Coming back by a link. Looking at it shows a button, for mail scanners look at every link; pressing it acts. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import {
  askToSignIn,
  isSignInUsed,
  mayAskToSignIn,
  readSignIn,
  takeSignIn,
} from '../actions/account/sign-in.ts'
import { readMailbox } from '../actions/address.ts'
import { Ask } from '../pages/public/press-button.tsx'
import { Problem } from '../pages/public/problem.tsx'
import { SignIn, SignInSent } from '../pages/public/sign-in.tsx'
import type { LinkRefused } from '../secrets.ts'
import type { Linked } from '../store/delivery/linked.ts'
import { channelWords } from '../text/labels/channels.ts'
import { maskedNames } from '../text/signed-in.ts'
import { type AppEnv, dependenciesOf, networksOf, nowOf } from './lib/context.ts'
import { landed, refuse, refuseFor, refuseOn } from './lib/forms/answer.ts'
import { takeFlash } from './lib/forms/flash.ts'
import { readForm, typed } from './lib/forms/read.ts'
import { goOn, wayAhead } from './lib/forms/way.ts'
import { signedIn, signIn } from './lib/session/session.ts'
import { knownBy, whoIsSignedIn } from './lib/session/who.ts'

const addressSchema = z.object({ address: typed })

export const signInRoutes = new Hono<AppEnv>()

const AGAIN = { href: '/sign-in', words: 'Ask for a new link' }
const words: Record<LinkRefused, { title: string; detail: string; link: typeof AGAIN }> = {
  'not-ours': {
    title: 'This link does not work',
    detail: 'Your mail app may have cut it in two. Copy all of it, or ask for a new one.',
    link: AGAIN,
  },
  expired: {
    title: 'This link has expired',
    detail: 'It works once, for as long as the e-mail says. Ask for a new one.',
    link: AGAIN,
  },
}

signInRoutes.get('/', async (c) => {
  const flash = await takeFlash(c)
  if (flash?.kind === 'saved' && flash.once !== null) {
    // the whole page says it
    c.set('flash', null)
    const isPaused = (await dependenciesOf(c).store.notes.pausedSince()) !== null
    return c.html(<SignInSent address={flash.once} isPaused={isPaused} />)
  }
  return c.html(<SignIn sources={Object.values(dependenciesOf(c).sources)} ahead={await wayAhead(c)} />)
})

signInRoutes.post('/', async (c) => {
  // before the address is read: it depends on the network alone, and tells nothing of who is here
  if (!(await mayAskToSignIn(dependenciesOf(c), networksOf(c), nowOf(c)))) {
    return refuseFor(c, ASKED_TOO_OFTEN)
  }
  const form = await readForm(c, addressSchema)
  if (!form.ok) return refuse(c, form.error)
  const { address } = form.value
  if (address.trim() === '') return refuseFor(c, 'Give the address that you confirmed here.', 'address')
  // what it looks like tells nothing of who is here
  if (!(await readMailbox(address))) return refuseFor(c, channelWords.email.unreadable, 'address')
  // how long there is something to do would tell whether the address is known
  await c.env.afterwards(askToSignIn(dependenciesOf(c), address, nowOf(c)))
  return landed(c, '/sign-in', '', { once: address })
})

const ASKED_TOO_OFTEN =
  'Too many links were requested from your network, so none was sent. Try again in an hour, or from another network. An earlier link works for as long as its e-mail says, and connecting your source again signs you in at once.'

signInRoutes.get('/:token', async (c) => {
  const link = await readSignIn(dependenciesOf(c), c.req.param('token'), nowOf(c))
  if (!link.ok) return c.html(<Problem {...words[link.error]} />, 400)
  if (await isSignInUsed(dependenciesOf(c), link.value)) return c.html(<Problem {...words.expired} />, 400)
  return c.html(<Ask title="Sign in?" detail={await opens(c, link.value)} button="Sign me in" />)
})

/** Whose pages a link opens: an address is named, for a link of somebody else's opens somebody else's pages. */
async function opens(c: Context<AppEnv>, { runnerId, contact }: Linked): Promise<string> {
  const known = await knownBy(dependenciesOf(c), runnerId)
  const theirs = `This link opens the pages of ${maskedNames(known?.confirmed ?? [contact])}. Not you? Close this page, and nothing happens.`
  const session = await whoIsSignedIn(c)
  return session && session.runnerId !== runnerId
    ? `${theirs} You are signed in ${session.who.words} now, and would be signed out there.`
    : theirs
}

signInRoutes.post('/:token', async (c) => {
  const token = c.req.param('token')
  const link = await takeSignIn(dependenciesOf(c), token, nowOf(c))
  if (!link.ok) {
    // pressed twice, it has done what it is for
    const pressed = await readSignIn(dependenciesOf(c), token, nowOf(c))
    if (pressed.ok && pressed.value.runnerId === (await signedIn(c))) return c.redirect('/me', 303)
    return refuseOn(c, '/sign-in', `${words[link.error].title}. ${words[link.error].detail}`)
  }
  await signIn(c, link.value)
  return c.redirect(await goOn(c, link.value.runnerId), 303)
})
