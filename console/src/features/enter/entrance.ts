import type { DirectoryEntry, Institution } from '@fabric-governance/gateway-api/contract/institution';
import type { Session } from '@fabric-governance/gateway-api/contract/session';
import { call } from '../../api/client.js';
import { consoleFailure, Failure } from '../../api/failure.js';
import type { ConfirmSigning } from '../../session/confirm-signing.js';
import { openLedger } from '../../session/open-ledger.js';
import { signIn } from '../../session/sign-in.js';
import { makeKeyPair } from '../../wallet/key-pair.js';
import { readEntry, type WalletEntry, writeEntry } from '../../wallet/key-store.js';

/** What entering does, in order. */
export const ENTRANCE_STEPS = ['key', 'enrol', 'signIn', 'bind'] as const;
export type EntranceStep = (typeof ENTRANCE_STEPS)[number];

export interface Entrance {
  readonly institution: Institution;
  readonly directory: readonly DirectoryEntry[];
  readonly personId: string;
  /** One-time enrolment secret; needed unless this browser already holds a certificate. */
  readonly secret: string | undefined;
  /** Whether the key that acts for the person is lost, so that this browser is to have a new one, which has yet to be granted (R15). */
  readonly keyLost: boolean;
  readonly confirm: ConfirmSigning;
  readonly onStep: (step: EntranceStep) => void;
}

/**
 * Takes a person in: a key if this browser has none, its certificate, the session, and on the ledger the binding of the
 * first key. Each step that was done before is not repeated. Throws Failure; BOUND_ELSEWHERE when another key acts
 * for the person and this browser has none, unless that one is lost: then the session begins with the new key unbound, and the reset
 * can be asked for.
 */
export async function enter(entrance: Entrance): Promise<Session> {
  const { institution, directory, personId, keyLost, onStep } = entrance;
  const person = directory.find(({ id }) => id === personId);
  if (person === undefined) throw consoleFailure('PERSON_UNKNOWN', { personId });

  onStep('key');
  const known = await readEntry(institution.memberId, personId);
  if (known === undefined && person.bound && !keyLost) throw consoleFailure('BOUND_ELSEWHERE', { personId });
  const keyed = known ?? (await makeEntry(institution.memberId, personId));

  onStep('enrol');
  const certified = keyed.certificate === undefined ? await certify(keyed, entrance.secret) : keyed;

  onStep('signIn');
  const session = await signInOrRenew(certified, entrance.secret);
  if (institution.standing === 'outside' || session.personId !== null) return session;

  onStep('bind');
  return session.bindable
    ? bind(entrance)
    : unbound(session, { personId, mayWait: keyLost || known !== undefined });
}

/** A key that this browser has had before waits to be granted, or has been replaced: the pages tell which. */
function unbound(
  session: Session,
  { personId, mayWait }: { readonly personId: string; readonly mayWait: boolean },
): Session {
  if (mayWait) return session;
  throw consoleFailure('BOUND_ELSEWHERE', { personId });
}

async function makeEntry(memberId: string, personId: string): Promise<WalletEntry> {
  const entry = { memberId, personId, keyPair: await makeKeyPair(), createdAt: Date.now() };
  await writeEntry(entry);
  return entry;
}

async function certify(entry: WalletEntry, secret: string | undefined): Promise<WalletEntry> {
  if (secret === undefined) throw consoleFailure('LINK_INCOMPLETE');
  const { certificateRequest } = await import('../../wallet/certificate-request.js');
  const csr = await certificateRequest(entry.personId, entry.keyPair);
  const { certificate } = await call('enrol', { body: { enrolmentId: entry.personId, secret, csr } });
  const certified = { ...entry, certificate };
  await writeEntry(certified);
  return certified;
}

/** A certificate that has expired, or that a founding anew has made worthless, is renewed for the same key. */
const RENEWABLE: readonly string[] = ['CERTIFICATE_EXPIRED', 'CERTIFICATE_NOT_OURS'];

async function signInOrRenew(entry: WalletEntry, secret: string | undefined): Promise<Session> {
  try {
    return await signIn(entry);
  } catch (error) {
    const isRenewable = error instanceof Failure && RENEWABLE.includes(error.code);
    if (!isRenewable || secret === undefined) throw error;
    return signIn(await certify(entry, secret));
  }
}

async function bind({ institution, personId, confirm }: Entrance): Promise<Session> {
  const entry = await readEntry(institution.memberId, personId);
  if (entry === undefined) throw consoleFailure('KEY_NOT_HERE', { personId });
  const ledger = await openLedger(institution, entry, confirm);
  await ledger.submit('People:bindCredential', { personId });
  return call('session');
}
