import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import type {
  Application,
  ApplicationForm,
  SignedApplication,
} from '@fabric-governance/gateway-api/contract/applications';
import type { Admission } from '@fabric-governance/gateway-api/contract/admission';
import { toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { consoleFailure } from '../../api/failure.js';
import { readEntry } from '../../wallet/key-store.js';
import { signerOf } from '../../wallet/signer.js';

/** What the applicant's people decide; the rest comes from the institution's own files. */
export interface ApplicationTerms extends Pick<
  Admission['member'],
  'kinds' | 'votes' | 'weight' | 'decisionRule'
> {
  readonly evidence: Admission['evidence'];
  readonly statement: string;
}

/** The application in full; undefined when the gateway knows no agent. `submittedAt` is in milliseconds since 1970. */
export function composeApplication(
  form: ApplicationForm,
  terms: ApplicationTerms,
  submittedAt: number,
): Application | undefined {
  const { agent, ...member } = form.member;
  if (agent === null) return undefined;
  const { evidence, statement, kinds, votes, decisionRule } = terms;
  return {
    schemaVersion: 1,
    submittedAt,
    admission: {
      member: { ...member, agent, kinds, votes, weight: votes ? terms.weight : 0, decisionRule },
      people: form.people,
      organisation: form.organisation,
      evidence,
    },
    statement,
  };
}

/** Signs an application's canonical JSON with the person's key. Throws KEY_NOT_HERE. */
export async function signApplication(
  application: Application,
  person: { readonly memberId: string; readonly personId: string },
): Promise<SignedApplication> {
  const entry = await readEntry(person.memberId, person.personId);
  if (entry?.certificate === undefined) throw consoleFailure('KEY_NOT_HERE', { personId: person.personId });
  const signature = await signerOf(entry.keyPair.privateKey)(utf8(canonicalJson(application)));
  return { application, certificate: entry.certificate, signature: toBase64(signature) };
}
