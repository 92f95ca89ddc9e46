/** What a page says of itself to browsers, phones and search engines. */
import { SCRIPT_PATH } from './script.ts'
import { GROUND, STYLE_PATH } from './style.ts'

const DESCRIPTION =
  'Legwork reads your running log, notices when a run or a week was a big step, and sends one short message with recovery and massage advice.'

type HeadProps = {
  title: string
  description?: string | undefined
  hasScript: boolean
  onwards?: string | undefined
}

export const Head = ({ title, description, hasScript, onwards }: HeadProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    {onwards ? <meta http-equiv="refresh" content={`0; url=${onwards}`} /> : null}
    <title>{`${title} · Legwork`}</title>
    <meta name="description" content={description ?? DESCRIPTION} />
    <meta name="theme-color" content={GROUND.light} media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content={GROUND.dark} media="(prefers-color-scheme: dark)" />
    <link rel="stylesheet" href={STYLE_PATH} />
    {hasScript ? <script src={SCRIPT_PATH} defer /> : null}
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" sizes="any" />
    <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
    <link rel="manifest" href="/manifest.webmanifest" />
  </head>
)
