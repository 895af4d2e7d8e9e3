/**
 * The permission catalogue: everything a role can allow. The charter's roles list these; the contracts
 * ask for them by name. What needs no permission (opening a vote when the notice is over, and the like)
 * is not here: anyone active may do it.
 */
export const PERMISSIONS = [
  /** Draft a proposal in the name of one's institution, submit and withdraw it. */
  'proposal.propose',
  /** Sponsor another institution's draft, and agree to its withdrawal after the first ballot. */
  'proposal.sponsor',
  /** Write an opinion into one's institution's private deliberation (R2). */
  'opinion.give',
  /** Approve the ballot one's institution is about to cast (R2). */
  'ballot.approve',
  /** Cast, commit to and reveal the institution's one ballot, once its own rule is met (R2); leave a vote; ask for another track. */
  'ballot.cast',
  /** Hand the institution's ballot on a track to another member, and take that back (R27). */
  'delegation.give',
  /** Take nodes of one's institution down for a release and acknowledge them, pause a rollout and go on with it (R11). */
  'release.carry-out',
  /** Report an obligation of one's institution as fulfilled, with evidence (R18). */
  'obligation.fulfil',
  /** Accept another institution's report of an obligation, or give it back (R18). */
  'obligation.accept',
  /** Bring a dispute, reply in one and answer to penalties, in the name of one's institution (R30, R31). */
  'case.plead',
  /**
   * Take part in what people of a body do together: declare urgency, rule, hold, release, veto, approve, be heard (R16); and in what a regulator
   * does by a power that a vote has given it (R5).
   */
  'body.act',
  /** Keep the accounts of one's own institution together with others of it: register, renew, lock, unlock, close; grant key resets (R14, R15). */
  'account.keep',
  /** Keep the register of one's institution's nodes: register, update, retire (R10). */
  'node.keep',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
