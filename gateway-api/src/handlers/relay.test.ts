import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toBase64 } from '@fabric-governance/protocol/bytes';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { commitStatusRequestBytes } from '@fabric-governance/protocol/prepared-transaction';
import { buildProposal, parseProposal, proposedTransactionBytes } from '@fabric-governance/protocol/proposal';
import { VALIDATION_CODES } from '@fabric-governance/protocol/validation-code';
import { status } from '@grpc/grpc-js';
import { common, gateway as messages, peer } from '@hyperledger/fabric-protos';
import { refusalPageSchema } from '../contract/audit.js';
import { StubRefusal } from '../testing/stub-peer.js';
import { TestClient } from '../testing/test-client.js';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';
import { type TestIdentity, testOrganisation } from '../testing/test-organisation.js';
import { credentialWrites, foundingWrites, memberWrite, personWrite } from '../testing/test-records.js';

let gateway: TestGateway;
let person: TestIdentity;
let client: TestClient;

beforeAll(async () => {
  gateway = await startTestGateway();
  person = await gateway.organisation.issue('aurora.li');
  gateway.write(...foundingWrites(), memberWrite('aurora'), personWrite('aurora.li'));
  gateway.write(...credentialWrites('aurora.li', person.fingerprint));
  client = new TestClient(gateway.url);
  await client.signIn(person);
});
afterAll(() => gateway.stop());

interface Asked {
  readonly channel?: string;
  readonly chaincode?: string;
  readonly mspId?: string;
  readonly signer?: TestIdentity;
}

/** A signed proposal as a browser builds it, with the parts that a test changes. */
function proposal({ channel, chaincode, mspId, signer = person }: Asked = {}) {
  const { txId, proposalBytes } = buildProposal({
    channel: channel ?? 'governance-channel',
    chaincode: chaincode ?? 'governance',
    args: ['Ballots:cast', '{}'],
    creator: serializeIdentity(mspId ?? 'AuroraMSP', signer.certificate),
    nonce: randomBytes(24),
    timestamp: { seconds: 1, nanos: 0 },
  });
  const signature = toBase64(signer.sign(proposalBytes));
  const proposedTransaction = toBase64(proposedTransactionBytes({ txId, proposalBytes }));
  return { txId, proposalBytes, signature, body: { proposedTransaction, signature } };
}

/** The payload of an envelope that endorses the proposal, as far as the relay looks at it. */
function envelopePayload(proposalBytes: Uint8Array): Uint8Array {
  const payload = new common.Payload();
  payload.setHeader(common.Header.deserializeBinary(parseProposal(proposalBytes).headerBytes));
  payload.setData(transactionWithResult());
  return payload.serializeBinary();
}

function transactionWithResult(): Uint8Array {
  const action = new peer.ChaincodeAction();
  action.setResponse(new peer.Response());
  const response = new peer.ProposalResponsePayload();
  response.setExtension$(action.serializeBinary());
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(response.serializeBinary());
  const actionPayload = new peer.ChaincodeActionPayload();
  actionPayload.setAction(endorsed);
  const transactionAction = new peer.TransactionAction();
  transactionAction.setPayload(actionPayload.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.addActions(transactionAction);
  return transaction.serializeBinary();
}

function endorseResponse(payload: Uint8Array): Uint8Array {
  const envelope = new common.Envelope();
  envelope.setPayload(payload);
  const response = new messages.EndorseResponse();
  response.setPreparedTransaction(envelope);
  return response.serializeBinary();
}

function commitRequest(txId: string) {
  const identity = serializeIdentity('AuroraMSP', person.certificate);
  const request = commitStatusRequestBytes({ txId, channel: 'governance-channel', identity });
  return { request: toBase64(request), signature: toBase64(person.sign(request)) };
}

async function newestRefusal() {
  return refusalPageSchema.parse((await client.get('/api/audit/refusals?limit=1')).body).refusals[0];
}

test('a signed proposal reaches the peer byte for byte, and its envelope comes back', async () => {
  const asked = proposal();
  const payload = envelopePayload(asked.proposalBytes);
  gateway.peer.answers.Endorse = () => endorseResponse(payload);
  const answer = await client.post('/api/relay/endorse', asked.body);
  expect(answer.body).toEqual({ txId: asked.txId, envelopePayload: toBase64(payload) });
  const sent = messages.EndorseRequest.deserializeBinary(
    gateway.peer.requests.at(-1)?.bytes ?? new Uint8Array(),
  );
  expect(toBase64(sent.getProposedTransaction()?.getProposalBytes_asU8() ?? new Uint8Array())).toBe(
    toBase64(asked.proposalBytes),
  );
  expect(toBase64(sent.getProposedTransaction()?.getSignature_asU8() ?? new Uint8Array())).toBe(
    asked.signature,
  );
});

describe('what is not this session’s own stays here', () => {
  const cases: [string, () => Promise<Asked>, string][] = [
    [
      'another person of the institution',
      async () => ({ signer: await gateway.organisation.issue('aurora.wu') }),
      'RELAY_NOT_YOURS',
    ],
    ['another MSP', () => Promise.resolve({ mspId: 'BorealisMSP' }), 'RELAY_NOT_YOURS'],
    [
      'a foreign CA',
      async () => ({ signer: await (await testOrganisation('x')).issue('aurora.li') }),
      'CERTIFICATE_NOT_OURS',
    ],
    ['another channel', () => Promise.resolve({ channel: 'other' }), 'RELAY_ELSEWHERE'],
    ['another chaincode', () => Promise.resolve({ chaincode: 'qscc' }), 'RELAY_ELSEWHERE'],
  ];
  test.each(cases)('%s', async (_what, ask, code) => {
    const before = gateway.peer.requests.length;
    for (const path of ['/api/relay/endorse', '/api/relay/evaluate']) {
      const answer = await client.post(path, proposal(await ask()).body);
      expect([answer.status, answer.error().code]).toEqual([403, code]);
    }
    expect(gateway.peer.requests).toHaveLength(before);
    expect(await newestRefusal()).toMatchObject({
      personId: 'aurora.li',
      step: 'evaluate',
      function: 'Ballots:cast',
      error: { code },
    });
  });

  test('bytes that are no proposal', async () => {
    const answer = await client.post('/api/relay/endorse', {
      proposedTransaction: '/////w==',
      signature: 'AAAAAAAAAAA=',
    });
    expect([answer.status, answer.error().code]).toEqual([400, 'RELAY_MALFORMED']);
  });

  test('anything without a session', async () => {
    const answer = await new TestClient(gateway.url).post('/api/relay/endorse', proposal().body);
    expect([answer.status, answer.error().code]).toEqual([401, 'SESSION_REQUIRED']);
  });
});

describe('a refusal by the chaincode', () => {
  const denied =
    'chaincode response 500, {"code":"PERMISSION_DENIED","params":{"permission":"ballot.cast","personId":"aurora.li"}}';

  test('at endorsement passes unchanged, with the status of its kind, and is logged', async () => {
    gateway.peer.answers.Endorse = () => {
      throw new StubRefusal(
        status.ABORTED,
        'failed to endorse transaction, see attached details for more info',
        [denied],
      );
    };
    const asked = proposal();
    const answer = await client.post('/api/relay/endorse', asked.body);
    expect(answer.status).toBe(403);
    expect(answer.error()).toEqual({
      code: 'PERMISSION_DENIED',
      params: { permission: 'ballot.cast', personId: 'aurora.li' },
      kind: 'forbidden',
      txId: asked.txId,
    });
    expect(await newestRefusal()).toMatchObject({
      step: 'endorse',
      function: 'Ballots:cast',
      error: { code: 'PERMISSION_DENIED' },
    });
  });

  test('at evaluation, where the peer has no details', async () => {
    gateway.peer.answers.Evaluate = () => {
      const refusal = 'chaincode response 500, {"code":"PROPOSAL_NOT_FOUND","params":{"proposalId":"x"}}';
      throw new StubRefusal(status.UNKNOWN, `evaluate call to endorser returned error: ${refusal}`);
    };
    const answer = await client.post('/api/relay/evaluate', proposal().body);
    expect([answer.status, answer.error().code]).toEqual([404, 'PROPOSAL_NOT_FOUND']);
  });
});

describe('trouble of the network at endorsement', () => {
  const cases: [string, StubRefusal, number, string][] = [
    [
      'different results',
      new StubRefusal(
        status.ABORTED,
        'failed to assemble transaction: ProposalResponsePayloads do not match',
      ),
      409,
      'ENDORSEMENTS_DIFFER',
    ],
    [
      'a refused identity',
      new StubRefusal(status.ABORTED, 'failed', [
        'error validating proposal: access denied: channel [c] creator org [o]',
      ]),
      403,
      'IDENTITY_REFUSED',
    ],
    ['no peer', new StubRefusal(status.UNAVAILABLE, 'no endorsing peers'), 503, 'PEER_UNREACHABLE'],
    [
      'a fault of the chaincode',
      new StubRefusal(status.ABORTED, 'failed', ['chaincode response 500, TypeError']),
      502,
      'ENDORSEMENT_FAILED',
    ],
  ];
  test.each(cases)('%s has a code of its own', async (_what, refusal, httpStatus, code) => {
    gateway.peer.answers.Endorse = () => {
      throw refusal;
    };
    const answer = await client.post('/api/relay/endorse', proposal().body);
    expect([answer.status, answer.error().code]).toEqual([httpStatus, code]);
  });
});

describe('a peer that knows too few others', () => {
  const noCombination = new StubRefusal(
    status.FAILED_PRECONDITION,
    'no combination of peers can be derived which satisfy the endorsement policy: cannot satisfy any principal combination',
  );
  /** Answers with the refusals in turn and then as a peer should; tells how often it was asked. */
  const refusing = (method: 'Endorse' | 'Evaluate', refusals: readonly StubRefusal[]) => {
    let asked = 0;
    gateway.peer.answers[method] = () => {
      asked += 1;
      const refusal = refusals[asked - 1];
      if (refusal) throw refusal;
      const payload = envelopePayload(proposal().proposalBytes);
      return method === 'Endorse'
        ? endorseResponse(payload)
        : new messages.EvaluateResponse().serializeBinary();
    };
    return () => asked;
  };

  test.each(['Endorse', 'Evaluate'] as const)(
    'is asked again until it does: %s, of the same bytes',
    async (method) => {
      const times = refusing(method, [noCombination, noCombination]);
      const answer = await client.post(`/api/relay/${method.toLowerCase()}`, proposal().body);
      expect([answer.status, times()]).toEqual([200, 3]);
      const sent = gateway.peer.requests.slice(-3).map(({ bytes }) => bytes.toString('hex'));
      expect(new Set(sent).size).toBe(1);
    },
  );

  test.each([
    [status.FAILED_PRECONDITION, noCombination.message],
    [
      status.FAILED_PRECONDITION,
      'failed to select a set of endorsers that satisfy the endorsement policy due to unavailability of peers: [a:1]',
    ],
    [
      status.FAILED_PRECONDITION,
      "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to protect transient data",
    ],
    [status.UNAVAILABLE, 'failed to find any endorsing peers for org(s): BorealisMSP'],
    [status.UNAVAILABLE, 'failed to get config for channel [governance-channel]: no such channel'],
  ])('for good has a code of its own: %i %s', async (code, words) => {
    const refusal = new StubRefusal(code, words);
    const times = refusing('Endorse', [refusal, refusal, refusal]);
    const answer = await client.post('/api/relay/endorse', proposal().body);
    expect([answer.status, answer.error().code, times()]).toEqual([503, 'PEERS_NOT_FOUND', 3]);
  });

  test('is the only one that is asked again', async () => {
    const other = new StubRefusal(status.ABORTED, 'failed', ['chaincode response 500, TypeError']);
    const times = refusing('Endorse', [other]);
    expect((await client.post('/api/relay/endorse', proposal().body)).error().code).toBe(
      'ENDORSEMENT_FAILED',
    );
    expect(times()).toBe(1);
  });
});

describe('submitting', () => {
  const submission = (asked: ReturnType<typeof proposal>) => {
    const payload = envelopePayload(asked.proposalBytes);
    return {
      txId: asked.txId,
      envelopePayload: toBase64(payload),
      signature: toBase64(person.sign(payload)),
    };
  };

  test('relays the signed envelope', async () => {
    gateway.peer.answers.Submit = () => new messages.SubmitResponse().serializeBinary();
    const asked = proposal();
    const body = submission(asked);
    expect((await client.post('/api/relay/submit', body)).body).toEqual({ txId: asked.txId });
    const sent = messages.SubmitRequest.deserializeBinary(
      gateway.peer.requests.at(-1)?.bytes ?? new Uint8Array(),
    );
    expect(sent.getPreparedTransaction()?.getSignature_asB64()).toBe(body.signature);
    expect(sent.getPreparedTransaction()?.getPayload_asB64()).toBe(body.envelopePayload);
  });

  test('refuses an envelope under another transaction id', async () => {
    const body = { ...submission(proposal()), txId: 'a'.repeat(64) };
    expect((await client.post('/api/relay/submit', body)).error().code).toBe('RELAY_MALFORMED');
  });

  // Fabric's peers stop at a block in which such a thing stands before a transaction that writes.
  test.each([
    [
      'nothing in it but its header',
      (payload: common.Payload) => {
        payload.setData('');
      },
    ],
    [
      'junk for a transaction',
      (payload: common.Payload) => {
        payload.setData(Uint8Array.of(1));
      },
    ],
    [
      'a transaction without an action',
      (payload: common.Payload) => {
        payload.setData(new peer.Transaction().serializeBinary());
      },
    ],
    [
      'an action without an answer',
      (payload: common.Payload) => {
        const transaction = new peer.Transaction();
        transaction.addActions(new peer.TransactionAction());
        payload.setData(transaction.serializeBinary());
      },
    ],
    [
      'another type in its header',
      (payload: common.Payload) => {
        const header = payload.getHeader() ?? new common.Header();
        const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
        channelHeader.setType(common.HeaderType.MESSAGE);
        header.setChannelHeader(channelHeader.serializeBinary());
      },
    ],
  ])('refuses an envelope with %s', async (_what, spoil) => {
    const asked = proposal();
    const payload = common.Payload.deserializeBinary(envelopePayload(asked.proposalBytes));
    spoil(payload);
    const bytes = payload.serializeBinary();
    const answer = await client.post('/api/relay/submit', {
      txId: asked.txId,
      envelopePayload: toBase64(bytes),
      signature: toBase64(person.sign(bytes)),
    });
    expect([answer.status, answer.error().code]).toEqual([400, 'RELAY_MALFORMED']);
    expect(gateway.peer.requests.some(({ bytes }) => Buffer.from(bytes).includes(asked.txId))).toBe(false);
  });

  test('an orderer that does not answer leaves the outcome unknown, with the id to settle it by', async () => {
    gateway.peer.answers.Submit = () => {
      throw new StubRefusal(status.UNAVAILABLE, 'no orderers could successfully process transaction');
    };
    const asked = proposal();
    const answer = await client.post('/api/relay/submit', submission(asked));
    expect(answer.status).toBe(503);
    expect(answer.error()).toMatchObject({ code: 'SUBMIT_UNKNOWN', kind: 'unknown', txId: asked.txId });
  });

  describe('with BFT ordering, where too few orderers took it', () => {
    const insufficient = (...words: readonly string[]) =>
      new StubRefusal(
        status.UNAVAILABLE,
        'insufficient number of orderers could successfully process transaction to satisfy quorum requirement',
        words,
      );
    const forbidden = 'received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy';
    const answerTo = async (refusal: StubRefusal) => {
      gateway.peer.answers.Submit = () => {
        throw refusal;
      };
      return (await client.post('/api/relay/submit', submission(proposal()))).error().code;
    };

    test('since each of them said no, it is refused', async () => {
      expect(await answerTo(insufficient(forbidden, forbidden))).toBe('SUBMIT_REFUSED');
    });

    test('and one was silent, it stays unknown', async () => {
      expect(await answerTo(insufficient(forbidden, 'connection refused'))).toBe('SUBMIT_UNKNOWN');
    });
  });

  test('an envelope of unknown outcome is sent again as it is', async () => {
    const sent: string[] = [];
    gateway.peer.answers.Submit = () => {
      sent.push(Buffer.from(gateway.peer.requests.at(-1)?.bytes ?? []).toString('hex'));
      if (sent.length === 1) throw new StubRefusal(status.UNAVAILABLE, 'no Raft leader');
      return new messages.SubmitResponse().serializeBinary();
    };
    const asked = proposal();
    expect((await client.post('/api/relay/submit', submission(asked))).body).toEqual({ txId: asked.txId });
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe(sent[1]);
  });

  test('an orderer’s no to an envelope of unknown outcome leaves it unknown', async () => {
    let sent = 0;
    gateway.peer.answers.Submit = () => {
      sent += 1;
      if (sent === 1) throw new StubRefusal(status.UNAVAILABLE, 'no Raft leader');
      throw new StubRefusal(status.ABORTED, 'status=FORBIDDEN, info=implicit policy');
    };
    const answer = await client.post('/api/relay/submit', submission(proposal()));
    expect(answer.error().code).toBe('SUBMIT_UNKNOWN');
    expect(sent).toBeGreaterThan(1);
  });

  test('an envelope that was taken and then lost with its orderer is sent again until it stands in a block', async () => {
    let sent = 0;
    const asked = proposal();
    gateway.peer.answers.Submit = () => {
      sent += 1;
      if (sent === 3) {
        gateway.reader.index.transactions.set(asked.txId, { blockNumber: 4n, transactionIndex: 0 });
      }
      return new messages.SubmitResponse().serializeBinary();
    };
    expect((await client.post('/api/relay/submit', submission(asked))).body).toEqual({ txId: asked.txId });
    while (sent < 3) await sleep(20);
    await sleep(900);
    expect(sent).toBe(3);
  });

  test('an envelope that stands in a block counts as sent, whatever the orderer answered', async () => {
    const asked = proposal();
    gateway.peer.answers.Submit = () => {
      throw new StubRefusal(status.UNAVAILABLE, 'insufficient number of orderers');
    };
    gateway.reader.index.transactions.set(asked.txId, { blockNumber: 4n, transactionIndex: 0 });
    expect((await client.post('/api/relay/submit', submission(asked))).body).toEqual({ txId: asked.txId });
  });
});

describe('the commit status', () => {
  const committed = (code: number) => () => {
    const response = new messages.CommitStatusResponse();
    response.setResult(code as 0);
    response.setBlockNumber(7);
    return response.serializeBinary();
  };

  test.each([
    [VALIDATION_CODES.MVCC_READ_CONFLICT, 'TRANSACTION_CONFLICT', 'conflict'],
    [VALIDATION_CODES.PHANTOM_READ_CONFLICT, 'TRANSACTION_CONFLICT', 'conflict'],
    [VALIDATION_CODES.ENDORSEMENT_POLICY_FAILURE, 'TRANSACTION_INVALID', 'state'],
  ])('of validation code %i is %s', async (validationCode, code, kind) => {
    gateway.peer.answers.CommitStatus = committed(validationCode);
    const txId = 'b'.repeat(64);
    const answer = await client.post('/api/relay/commit-status', commitRequest(txId));
    expect(answer.status).toBe(409);
    expect(answer.error()).toMatchObject({ code, kind, txId, params: { validationCode, blockNumber: '7' } });
  });

  test('of another person is not asked for', async () => {
    const other = await gateway.organisation.issue('aurora.wu');
    const identity = serializeIdentity('AuroraMSP', other.certificate);
    const request = commitStatusRequestBytes({
      txId: 'b'.repeat(64),
      channel: 'governance-channel',
      identity,
    });
    const body = { request: toBase64(request), signature: toBase64(other.sign(request)) };
    expect((await client.post('/api/relay/commit-status', body)).error().code).toBe('RELAY_NOT_YOURS');
  });
});
