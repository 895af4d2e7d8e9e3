import type { Track } from '../charter.js';
import { BALLOT_WORDING } from './track-ballots.js';
import { PROCEDURE_WORDING } from './track-procedure.js';
import { SAFEGUARD_WORDING } from './track-safeguards.js';
import type { Naming } from './naming.js';
import { worded, type Wording } from './wording.js';
import type { Words } from './words.js';

/** Every part of a track, in the order in which a person reads it: who, how, by which bar, when, and what protects it. */
const TRACK_WORDING: Wording<Track> = {
  title: PROCEDURE_WORDING.title,
  electorate: BALLOT_WORDING.electorate,
  recusal: SAFEGUARD_WORDING.recusal,
  sponsors: PROCEDURE_WORDING.sponsors,
  urgent: SAFEGUARD_WORDING.urgent,
  notice: PROCEDURE_WORDING.notice,
  voting: PROCEDURE_WORDING.voting,
  window: PROCEDURE_WORDING.window,
  earlyDecision: PROCEDURE_WORDING.earlyDecision,
  extension: PROCEDURE_WORDING.extension,
  secret: BALLOT_WORDING.secret,
  changeable: BALLOT_WORDING.changeable,
  reasoned: BALLOT_WORDING.reasoned,
  silence: BALLOT_WORDING.silence,
  delegation: BALLOT_WORDING.delegation,
  election: BALLOT_WORDING.election,
  quorum: PROCEDURE_WORDING.quorum,
  secondCall: PROCEDURE_WORDING.secondCall,
  threshold: PROCEDURE_WORDING.threshold,
  castingVote: PROCEDURE_WORDING.castingVote,
  sustained: PROCEDURE_WORDING.sustained,
  referral: PROCEDURE_WORDING.referral,
  reviews: SAFEGUARD_WORDING.reviews,
  delay: PROCEDURE_WORDING.delay,
  grace: PROCEDURE_WORDING.grace,
  holds: SAFEGUARD_WORDING.holds,
  retabling: PROCEDURE_WORDING.retabling,
  attendance: BALLOT_WORDING.attendance,
};

/** What a track says, sentence by sentence, in both languages. */
export function trackSentences(track: Track, naming: Naming): readonly Words[] {
  return worded(track, TRACK_WORDING, naming);
}
