/** Fabric has one name for a peer's two streams of whole blocks: `Deliver`, and `DeliverWithPrivateData`. */
export const BLOCK_STREAMS = 'event/Block';
/** The policy of a channel's application that no signature satisfies. */
export const NOBODY = 'Nobody';
