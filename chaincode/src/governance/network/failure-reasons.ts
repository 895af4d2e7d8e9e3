/** Why agents attest that an attempt has failed; what they report begins with one of these, and the network's own words may follow. */
export const FAILURE_REASONS = [
  /** The organisation is on the channel in another form than decided. */
  'ORGANISATION_DIFFERS',
  /** The channel no longer says what the change was decided on. */
  'CONFIGURATION_MOVED_ON',
  /** The configuration changed while the agents were signing; a new attempt signs anew. */
  'CONFIGURATION_CHANGED',
  /** The channel has no place for the change. */
  'CONFIGURATION_UNFIT',
  /** All members together do not meet the network's own policy. */
  'SIGNATURES_OUT_OF_REACH',
  /** The ordering service refused the update; its words follow. */
  'ORDERER_REFUSED',
  /** The channel's definition has another sequence before it than the decided one counts on. */
  'SEQUENCE_NOT_NEXT',
  /** The institution has no package with the decided label. */
  'PACKAGE_MISSING',
  /** The institution's package is made of another source than decided. */
  'SOURCE_DIFFERS',
  /** Peers refused the package or the definition; their words follow. */
  'PEER_REFUSED',
  /** Another definition was committed than the decided one. */
  'DEFINITION_DIFFERS',
  /** Nobody finished the attempt in time. */
  'ATTEMPT_TIMED_OUT',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Longest text that an attestation takes. */
const MOST_CHARACTERS = 2000;

/** A reason as it is attested, with the network's own words. */
export function reasonWith(reason: FailureReason, words: string): string {
  return `${reason}: ${words}`.slice(0, MOST_CHARACTERS);
}
