import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { Submission } from '../../session/use-submission.js';
import type { DeliberationView } from './deliberation-view.js';

/** What every way to the institution's one ballot is made from. */
export interface BallotPartsProps {
  readonly view: ProposalView;
  /** The person's own institution. */
  readonly own: MemberRecord;
  readonly deliberation: DeliberationView;
  /** Of the whole form, so that how the last act ended stays in sight. */
  readonly submission: Submission;
}
