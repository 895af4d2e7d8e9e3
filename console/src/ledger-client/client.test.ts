import type { CommitStatus } from '@fabric-governance/gateway-api/contract/relay';
import { txIdSchema } from '@fabric-governance/gateway-api/contract/scalars';
import { fromBase64, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { parseCommitStatusRequest } from '@fabric-governance/protocol/prepared-transaction';
import { parseProposal, parseProposedTransaction } from '@fabric-governance/protocol/proposal';
import { verify } from '@fabric-governance/protocol/signature';
import { endorsedPayload, testProposal, testSign } from '@fabric-governance/protocol/testdata/endorse';
import { TEST_ORGANISATIONS } from '@fabric-governance/protocol/testdata/identities';
import { Failure } from '../api/failure.js';
import { createLedgerClient, type LedgerClientOptions, type SubmissionStep } from './client.js';
import type { SigningEffect } from './effect.js';
import type { Relay } from './relay.js';

const { client: person } = TEST_ORGANISATIONS.Org1MSP;
const { spki } = parseCertificate(pemToDer(person.certificatePem));
const PROPOSAL_ID = 'ab'.repeat(32);
const VALID: CommitStatus = { code: 0, codeName: 'VALID', blockNumber: '7', successful: true };

/** What the gateway got to see, signatures checked. */
interface Seen {
  proposed: {
    args: string[];
    transient: string[];
    organisations: readonly string[];
    seconds: number | undefined;
  }[];
  submitted: string[];
  asked: string[];
}

function signed(bytes: Uint8Array, signature: string): Uint8Array {
  expect(verify(spki, bytes, fromBase64(signature))).toBe(true);
  return bytes;
}

/** A gateway that endorses truly; parts of it can be replaced by worse ones. */
function gateway(worse: Partial<Relay> = {}): { relay: Relay; seen: Seen } {
  const seen: Seen = { proposed: [], submitted: [], asked: [] };
  const open = (proposedTransaction: string, signature: string) => {
    const { txId, proposalBytes, endorsingOrganizations } = parseProposedTransaction(
      fromBase64(proposedTransaction),
    );
    const { args, transient, timestamp } = parseProposal(signed(proposalBytes, signature));
    seen.proposed.push({
      args: args.map(fromUtf8),
      transient: [...transient.keys()],
      organisations: endorsingOrganizations,
      seconds: timestamp?.seconds,
    });
    return { txId: txIdSchema.parse(txId), proposalBytes };
  };
  const relay: Relay = {
    endorse: ({ proposedTransaction, signature }) => {
      const { txId, proposalBytes } = open(proposedTransaction, signature);
      return Promise.resolve({ txId, envelopePayload: toBase64(endorsedPayload(proposalBytes)) });
    },
    submit: ({ txId, envelopePayload, signature }) => {
      signed(fromBase64(envelopePayload), signature);
      seen.submitted.push(txId);
      return Promise.resolve({ txId });
    },
    commitStatus: ({ request, signature }) => {
      seen.asked.push(parseCommitStatusRequest(signed(fromBase64(request), signature)).txId);
      return Promise.resolve(VALID);
    },
    evaluate: ({ proposedTransaction, signature }) => {
      open(proposedTransaction, signature);
      return Promise.resolve({ result: toBase64(utf8('{"opinions":[]}')) });
    },
    ...worse,
  };
  return { relay, seen };
}

function clientOf(relay: Relay, options: Partial<LedgerClientOptions> = {}) {
  return createLedgerClient({
    relay,
    signer: (message) => Promise.resolve(testSign(person, message)),
    mspId: 'Org1MSP',
    certificate: person.certificatePem,
    channel: 'mychannel',
    chaincode: 'basic',
    confirm: () => Promise.resolve(true),
    now: () => 1_700_000_000_500,
    randomBytes: (length) => new Uint8Array(length).fill(5),
    pause: () => Promise.resolve(),
    ...options,
  });
}

const unknownEnd = () =>
  Promise.reject(new Failure({ code: 'SUBMIT_UNKNOWN', kind: 'unknown', params: { detail: 'timeout' } }));

it('signs proposal, transaction and status request, and returns what was written', async () => {
  const { relay, seen } = gateway();
  const steps: SubmissionStep[] = [];
  const committed = await clientOf(relay).submit(
    'Proposals:submit',
    { proposalId: PROPOSAL_ID },
    { onStep: (step) => steps.push(step) },
  );
  expect(committed).toEqual({ txId: seen.submitted[0], blockNumber: '7', result: 'done' });
  expect(seen).toEqual({
    proposed: [
      {
        args: ['Proposals:submit', JSON.stringify({ proposalId: PROPOSAL_ID })],
        transient: [],
        organisations: [],
        seconds: 1_700_000_000,
      },
    ],
    submitted: [committed.txId],
    asked: [committed.txId],
  });
  expect(steps).toEqual(['endorsing', 'confirming', 'ordering', 'committing']);
});

it('passes private data as transient, to the named institutions only', async () => {
  const { relay, seen } = gateway();
  await clientOf(relay).submit(
    'Deliberation:approve',
    { proposalId: PROPOSAL_ID },
    { transient: { approval: utf8('{}') }, endorsingOrganizations: ['Org1MSP'] },
  );
  expect(seen.proposed[0]).toMatchObject({ transient: ['approval'], organisations: ['Org1MSP'] });
});

it('shows the effect that stands in the prepared transaction, before signing it', async () => {
  const { relay, seen } = gateway();
  const shown: SigningEffect[] = [];
  const confirm = (effect: SigningEffect) => {
    shown.push(effect);
    return Promise.resolve(false);
  };
  const submitting = clientOf(relay, { confirm }).submit('Proposals:submit', { proposalId: PROPOSAL_ID });
  await expect(submitting).rejects.toMatchObject({ code: 'SIGNING_DECLINED' });
  expect(shown).toEqual([
    {
      transaction: 'Proposals:submit',
      input: { proposalId: PROPOSAL_ID },
      confidential: [],
      endorsers: ['Org1MSP', 'Org2MSP'],
      writes: [{ kind: 'asset1', key: [], isDelete: false, value: 'blue' }],
      collections: [],
    },
  ]);
  expect(seen.submitted).toEqual([]);
});

it('does not sign the endorsed transaction of another proposal', async () => {
  const other = testProposal('Proposals:withdraw', '{}');
  const envelopePayload = toBase64(endorsedPayload(other.proposalBytes));
  const { relay, seen } = gateway({
    endorse: () => Promise.resolve({ txId: txIdSchema.parse(other.txId), envelopePayload }),
  });
  const submitting = clientOf(relay).submit('Proposals:submit', { proposalId: PROPOSAL_ID });
  await expect(submitting).rejects.toMatchObject({ code: 'HEADER_MISMATCH' });
  expect(seen.submitted).toEqual([]);
});

it('settles an unknown submission by its commit status, without signing anything anew', async () => {
  const { relay, seen } = gateway({ submit: unknownEnd });
  const steps: SubmissionStep[] = [];
  const committed = await clientOf(relay).submit(
    'Proposals:submit',
    { proposalId: PROPOSAL_ID },
    { onStep: (step) => steps.push(step) },
  );
  expect(committed.blockNumber).toBe('7');
  expect(seen.proposed).toHaveLength(1);
  expect(steps.at(-1)).toBe('settling');
});

it('gives up asking after some attempts, naming the transaction to settle later', async () => {
  const { relay, seen } = gateway({ commitStatus: unknownEnd });
  const pauses: number[] = [];
  const pause = (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  const submitting = clientOf(relay, { pause }).submit('Proposals:submit', { proposalId: PROPOSAL_ID });
  await expect(submitting).rejects.toMatchObject({ code: 'COMMIT_UNSETTLED', kind: 'unknown' });
  await expect(submitting).rejects.toHaveProperty('txId', seen.submitted[0]);
  expect(pauses).toHaveLength(3);
});

it('passes on a conflict, to be submitted again', async () => {
  const conflict = new Failure({ code: 'TRANSACTION_CONFLICT', kind: 'conflict', params: {} });
  const { relay } = gateway({ commitStatus: () => Promise.reject(conflict) });
  await expect(clientOf(relay).submit('Proposals:submit', { proposalId: PROPOSAL_ID })).rejects.toBe(
    conflict,
  );
});

it('treats a status that says invalid as a failure', async () => {
  const invalid = { ...VALID, code: 10, codeName: 'ENDORSEMENT_POLICY_FAILURE', successful: false };
  const { relay } = gateway({ commitStatus: () => Promise.resolve(invalid) });
  await expect(clientOf(relay).submit('Proposals:submit', { proposalId: PROPOSAL_ID })).rejects.toMatchObject(
    { code: 'TRANSACTION_INVALID', params: { codeName: 'ENDORSEMENT_POLICY_FAILURE' } },
  );
});

it('evaluates with a signed proposal and reads the answer', async () => {
  const { relay, seen } = gateway();
  const answer = await clientOf(relay).evaluate('Deliberation:read', { proposalId: PROPOSAL_ID });
  expect(answer).toEqual({ opinions: [] });
  expect(seen.proposed[0]?.args[0]).toBe('Deliberation:read');
});
