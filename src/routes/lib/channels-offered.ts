/** The channels that are set up in this installation. */
import type { Dependencies } from '../../dependencies.ts'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'

export const channelsOf = ({ channels }: Pick<Dependencies, 'channels'>): ChannelName[] =>
  CHANNELS.filter((channel) => channels[channel])
