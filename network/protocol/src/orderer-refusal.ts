/** What the peer's gateway answers to a submission that failed, in grpc's terms. */
export interface FailedSubmission {
  /** A grpc status code. */
  readonly code: number;
  /** All words of the answer. */
  readonly text: string;
  /** The words about each orderer that was asked, as far as the peer tells them. */
  readonly details: readonly { readonly message: string }[];
}

const ABORTED = 10;
const UNAVAILABLE = 14;
const REFUSED = /FORBIDDEN|BAD_REQUEST/u;

/**
 * Whether the ordering service has said no, so that the envelope is in no block and never will be; after every other failure it may be
 * ordered all the same. Fabric has no code for it, so its words are matched here and nowhere else.
 *
 * A Raft orderer's word is enough for the peer. With BFT ordering the peer asks every orderer and gives up when too few are left to
 * order the envelope; where all of those that failed said no, it cannot be ordered, and where one of them was only silent, it can.
 */
export function refusedByOrderers({ code, text, details }: FailedSubmission): boolean {
  if (code === ABORTED) return REFUSED.test(text);
  return code === UNAVAILABLE && details.length > 1 && details.every(({ message }) => REFUSED.test(message));
}
