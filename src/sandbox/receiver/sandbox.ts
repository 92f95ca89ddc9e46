/** The handles of the simulated receiver. */
import type { ReceiverFault } from './faults.ts'

export type Received = {
  at: Date
  url: string
  headers: Record<string, string>
  body: string
  /** What it answered; null where it did not. */
  status: number | null
}

export type ReceiverSandbox = {
  readonly received: Received[]
  readonly faults: ReceiverFault[]
  /** Names with the addresses they stand for. */
  readonly names: Map<string, string[]>
  /** Names that were looked up. */
  readonly lookups: string[]
  /** Requests to a name of its own, or whose path begins with /receiver. */
  fetch(request: Request): Promise<Response>
  /** Requests whose path begins with /dns. */
  lookUp(request: Request): Response
}
