import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { enrolmentSchema, institutionSchema } from '@fabric-governance/gateway-api/contract/institution';
import {
  commitStatusSchema,
  endorsementSchema,
  evaluationSchema,
  submittedSchema,
  type CommitStatus,
} from '@fabric-governance/gateway-api/contract/relay';
import {
  challengeSchema,
  sessionSchema,
  type Session,
} from '@fabric-governance/gateway-api/contract/session';
import type { Choice } from '@fabric-governance/chaincode/governance/states';
import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import {
  checkPreparedTransaction,
  commitStatusRequestBytes,
} from '@fabric-governance/protocol/prepared-transaction';
import { Api, GatewayRefusal } from './api.js';
import { newPersonKey } from './person-key.js';
import { decodeJson, signCall, type Call, type Signing } from './prepared.js';

/** How often a transaction that lost a race is built and signed anew. */
const CONFLICT_RETRIES = 8;

/** What a person can be found and enrolled by. */
export interface PersonAccess {
  readonly personId: string;
  /** Base address of the institution's gateway. */
  readonly gateway: string;
  /** The enrolment secret handed to the person. */
  readonly secret: string;
}

/** An endorsed transaction that was checked and signed, but not yet sent. */
export interface PreparedCall {
  readonly txId: string;
  /** What the chaincode answered. */
  readonly result: unknown;
  /** The body of `POST /api/relay/submit`. */
  readonly body: { readonly txId: string; readonly envelopePayload: string; readonly signature: string };
}

export interface Committed {
  readonly txId: string;
  readonly result: unknown;
  readonly status: CommitStatus;
}

/** A person at their institution's gateway, doing over HTTP exactly what the browser does. */
export class Actor {
  private constructor(
    readonly personId: string,
    readonly api: Api,
    readonly signing: Signing,
  ) {}

  /** Makes a key, has it certified, signs in, and binds it on the ledger when the institution is a member. */
  static async enrol(access: PersonAccess): Promise<Actor> {
    const actor = await Actor.enrolUnbound(access);
    const session = await actor.signIn();
    if (session.standing === 'member' && session.bindable) await actor.bind();
    return actor;
  }

  /** Only makes the key and has it certified. */
  static async enrolUnbound({ personId, gateway, secret }: PersonAccess): Promise<Actor> {
    const api = new Api(gateway);
    const { mspId, channel, chaincode } = await api.get('/api/institution', institutionSchema);
    const key = await newPersonKey();
    const csr = await key.certificateRequest(personId);
    const { certificate } = await api.post(
      '/api/enrolment',
      { enrolmentId: personId, secret, csr },
      enrolmentSchema,
    );
    return new Actor(personId, api, { key, mspId, certificate, channel, chaincode });
  }

  /** Signs the gateway's challenge; the session is in the cookie. */
  async signIn(): Promise<Session> {
    const { challenge } = await this.api.post('/api/session/challenge', {}, challengeSchema);
    const signature = toBase64(this.signing.key.sign(Buffer.from(challenge)));
    const { certificate } = this.signing;
    return this.api.post('/api/session', { certificate, challenge, signature }, sessionSchema);
  }

  session(): Promise<Session> {
    return this.api.get('/api/session', sessionSchema);
  }

  bind(): Promise<Committed> {
    return this.submit('People:bindCredential', { personId: this.personId });
  }

  /** Endorses, checks, signs, submits and waits for the commit; a lost race is tried again with a new proposal. */
  async submit<Name extends TransactionName>(
    name: Name,
    input: TransactionInput<Name>,
    transient?: Call<Name>['transient'],
  ): Promise<Committed> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const prepared = await this.prepare({
          name,
          input,
          ...(transient === undefined ? {} : { transient }),
        });
        return { txId: prepared.txId, result: prepared.result, status: await this.send(prepared) };
      } catch (error) {
        const lostRace = error instanceof GatewayRefusal && error.error.kind === 'conflict';
        if (!lostRace || attempt > CONFLICT_RETRIES) throw error;
      }
    }
  }

  /** Has the signed call endorsed, checks the prepared transaction against it and signs that. */
  async prepare<Name extends TransactionName>(call: Call<Name>): Promise<PreparedCall> {
    const { txId, proposalBytes, body } = signCall(this.signing, call);
    const endorsed = await this.api.post('/api/relay/endorse', body, endorsementSchema);
    const envelopePayload = fromBase64(endorsed.envelopePayload);
    const effect = checkPreparedTransaction({ proposalBytes, envelopePayload });
    const signature = toBase64(this.signing.key.sign(envelopePayload));
    const text = Buffer.from(effect.result).toString('utf8');
    return {
      txId,
      result: text === '' ? null : JSON.parse(text),
      body: { txId, envelopePayload: endorsed.envelopePayload, signature },
    };
  }

  /**
   * Submits and waits until the transaction is valid in a block, also when the submission's own outcome is unknown: then only the commit
   * status may tell. Throws `GatewayRefusal` when it is not valid.
   */
  async send(prepared: PreparedCall): Promise<CommitStatus> {
    try {
      await this.api.post('/api/relay/submit', prepared.body, submittedSchema);
    } catch (error) {
      if (!(error instanceof GatewayRefusal && error.error.kind === 'unknown')) throw error;
    }
    return this.commitStatus(prepared.txId);
  }

  commitStatus(txId: string): Promise<CommitStatus> {
    const { mspId, certificate, channel, key } = this.signing;
    const identity = serializeIdentity(mspId, certificate);
    const request = commitStatusRequestBytes({ txId, channel, identity });
    const body = { request: toBase64(request), signature: toBase64(key.sign(request)) };
    return this.api.post('/api/relay/commit-status', body, commitStatusSchema);
  }

  /** A signed query; the answer is parsed from JSON. */
  async evaluate<Name extends TransactionName>(name: Name, input: TransactionInput<Name>): Promise<unknown> {
    const { body } = signCall(this.signing, { name, input });
    return decodeJson((await this.api.post('/api/relay/evaluate', body, evaluationSchema)).result);
  }

  get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.api.get(path, schema);
  }

  /** Approves the institution's ballot in its private deliberation; the salt is what proves it when the ballot is cast. */
  async approve(
    proposalId: string,
    choice: Choice,
  ): Promise<{ readonly personId: string; readonly salt: string }> {
    const salt = randomBytes(32).toString('hex');
    await this.submit('Deliberation:approve', { proposalId }, { approval: JSON.stringify({ choice, salt }) });
    return { personId: this.personId, salt };
  }
}
