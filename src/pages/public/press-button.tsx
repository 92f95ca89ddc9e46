/** A link was followed: says what it would do, and a button does it. */
import { Layout } from '../layout/layout.tsx'

export const Ask = ({ title, detail, button }: { title: string; detail: string; button: string }) => (
  <Layout title={title}>
    <h1>{title}</h1>
    <p>{detail}</p>
    <form method="post">
      <button type="submit">{button}</button>
    </form>
    <p>
      <a href="/">No, go to the front page</a>
    </p>
  </Layout>
)
