import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import { toBase64 } from '@fabric-governance/protocol/bytes';
import {
  applicationFormSchema,
  applicationReceiptSchema,
  type Application,
  type SignedApplication,
} from '@fabric-governance/gateway-api/contract/applications';
import { storedDocumentSchema } from '@fabric-governance/gateway-api/contract/documents';
import type { Actor } from './actor.js';

/** What an outside institution wants to be in the consortium. */
export interface ApplicationWishes {
  readonly weight: number;
  readonly sponsorMemberId: string;
  readonly evidence: { readonly name: string; readonly content: string };
}

/** Uploads the evidence, puts the application together from the institution's own files, and has the person sign it. */
export async function signedApplication(actor: Actor, wishes: ApplicationWishes): Promise<SignedApplication> {
  const form = await actor.get('/api/applications/form', applicationFormSchema);
  if (form.member.agent === null) throw new Error('The gateway was told of no agent.');
  const { name, content } = wishes.evidence;
  const body = { bytes: Buffer.from(content), mediaType: 'text/plain' };
  const stored = storedDocumentSchema.parse(
    await (await actor.api.request('PUT', '/api/documents', body)).json(),
  );
  const application: Application = {
    schemaVersion: 1,
    submittedAt: Date.now(),
    statement: 'We want to take part.',
    admission: {
      member: {
        ...form.member,
        agent: form.member.agent,
        kinds: ['data-provider'],
        votes: true,
        weight: wishes.weight,
        decisionRule: { approvals: 1, makerIsNotChecker: false },
      },
      people: form.people,
      organisation: form.organisation,
      evidence: [{ name, ...stored }],
    },
  };
  const signature = toBase64(actor.signing.key.sign(Buffer.from(canonicalJson(application))));
  return { application, certificate: actor.signing.certificate, signature };
}

/** Sends it to the sponsor through the own gateway; answers the application's id. */
export async function sendApplication(actor: Actor, wishes: ApplicationWishes): Promise<string> {
  const application = await signedApplication(actor, wishes);
  const { sponsorMemberId } = wishes;
  const body = { sponsorMemberId, application };
  return (await actor.api.post('/api/applications/send', body, applicationReceiptSchema)).id;
}
