import { peer } from '@hyperledger/fabric-protos';
import { ChaincodeError } from './chaincode-error.js';
import { REQUEST_HANDLERS } from './state-requests.js';
import type { ChaincodeResult, TransactionContext } from './transaction-context.js';

const { Type } = peer.ChaincodeMessage;
const STREAM_TERMINATED = 'chaincode stream terminated';

interface Transport {
  send(message: peer.ChaincodeMessage): void;
  /** Called once, when the session is over. */
  onEnd(): void;
}

interface Running {
  readonly context: TransactionContext;
  settle(outcome: peer.ChaincodeMessage | ChaincodeError): void;
}

/**
 * The peer's half of the conversation with a chaincode: REGISTER is answered with REGISTERED and READY; then each
 * TRANSACTION may be followed by requests, and ends with COMPLETED or ERROR. Transactions of one stream run side by
 * side, told apart by channel and transaction id. KEEPALIVE is never sent: the Node shim exits on it.
 */
export class ChaincodeSession {
  readonly #transport: Transport;
  readonly #running = new Map<string, Running>();
  readonly #registration: PromiseWithResolver;
  #ended = false;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#registration = promiseWithResolver();
  }

  /** Settles when the chaincode has registered; fails when it does not within `timeout` milliseconds. */
  async registered(timeout: number): Promise<void> {
    const timer = setTimeout(() => {
      this.end(`it did not register within ${timeout} ms`);
    }, timeout);
    try {
      await this.#registration.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  async execute(
    input: peer.ChaincodeInput,
    context: TransactionContext,
    options: { readonly init: boolean; readonly timeout: number },
  ): Promise<ChaincodeResult> {
    const outcome = await this.#run(input, context, options);
    switch (outcome.getType()) {
      case Type.COMPLETED:
        return {
          response: peer.Response.deserializeBinary(outcome.getPayload_asU8()),
          event: eventOf(outcome, context),
        };
      case Type.ERROR:
        throw new ChaincodeError(`transaction returned with failure: ${text(outcome)}`);
      default:
        throw new ChaincodeError(
          `unexpected response type ${outcome.getType()} for transaction ${context.txId}`,
        );
    }
  }

  receive(message: peer.ChaincodeMessage): void {
    switch (message.getType()) {
      case Type.REGISTER:
        this.#send(Type.REGISTERED);
        this.#send(Type.READY);
        this.#registration.resolve();
        break;
      case Type.COMPLETED:
      case Type.ERROR:
        this.#running.get(name(message.getChannelId(), message.getTxid()))?.settle(message);
        break;
      case Type.KEEPALIVE:
        break;
      default:
        void this.#answer(message);
    }
  }

  /** Ends the session: everything that runs fails. */
  end(reason: string): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    this.#registration.reject(new ChaincodeError(reason));
    for (const running of [...this.#running.values()]) {
      running.settle(new ChaincodeError(STREAM_TERMINATED));
    }
    this.#transport.onEnd();
  }

  #run(
    input: peer.ChaincodeInput,
    context: TransactionContext,
    options: { readonly init: boolean; readonly timeout: number },
  ): Promise<peer.ChaincodeMessage> {
    const key = name(context.channel, context.txId);
    if (this.#ended) {
      return Promise.reject(new ChaincodeError(STREAM_TERMINATED));
    }
    if (this.#running.has(key)) {
      return Promise.reject(
        new ChaincodeError(`error sending: txid: ${context.txId}(${context.channel}) exists`),
      );
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        settle(new ChaincodeError('error sending: timeout expired while executing transaction'));
      }, options.timeout);
      const settle = (outcome: peer.ChaincodeMessage | ChaincodeError): void => {
        clearTimeout(timer);
        this.#running.delete(key);
        if (outcome instanceof ChaincodeError) {
          reject(outcome);
        } else {
          resolve(outcome);
        }
      };
      this.#running.set(key, { context, settle });
      const message = new peer.ChaincodeMessage();
      message.setType(options.init ? Type.INIT : Type.TRANSACTION);
      message.setPayload(input.serializeBinary());
      message.setTxid(context.txId);
      message.setChannelId(context.channel);
      message.setProposal(context.signedProposal);
      this.#transport.send(message);
    });
  }

  async #answer(request: peer.ChaincodeMessage): Promise<void> {
    const typeName = requestName(request.getType());
    const answer = new peer.ChaincodeMessage();
    answer.setTxid(request.getTxid());
    answer.setChannelId(request.getChannelId());
    try {
      const running = this.#running.get(name(request.getChannelId(), request.getTxid()));
      const handler = REQUEST_HANDLERS.get(request.getType());
      if (running === undefined) {
        throw new ChaincodeError('no ledger context');
      }
      if (handler === undefined) {
        throw new ChaincodeError('this peer does not know such a request');
      }
      answer.setType(Type.RESPONSE);
      answer.setPayload(await handler(request.getPayload_asU8(), running.context));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      answer.setType(Type.ERROR);
      answer.setPayload(Buffer.from(`${typeName} failed: transaction ID: ${request.getTxid()}: ${reason}`));
    }
    if (!this.#ended) {
      this.#transport.send(answer);
    }
  }

  #send(type: typeof Type.REGISTERED | typeof Type.READY): void {
    const message = new peer.ChaincodeMessage();
    message.setType(type);
    this.#transport.send(message);
  }
}

interface PromiseWithResolver {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

function promiseWithResolver(): PromiseWithResolver {
  let resolve = (): void => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // Nobody may be waiting when the session ends later; that is no unhandled rejection.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

function name(channel: string, txId: string): string {
  return `${channel}/${txId}`;
}

function text(message: peer.ChaincodeMessage): string {
  return Buffer.from(message.getPayload_asU8()).toString('utf8');
}

function requestName(type: number): string {
  return Object.entries(Type).find(([, value]) => value === type)?.[0] ?? String(type);
}

// The chaincode names the event; whose it is, the peer says.
function eventOf(
  message: peer.ChaincodeMessage,
  context: TransactionContext,
): peer.ChaincodeEvent | undefined {
  const event = message.getChaincodeEvent();
  event?.setChaincodeId(context.namespace);
  event?.setTxId(context.txId);
  return event;
}
