import { peer } from '@hyperledger/fabric-protos';
import { ChaincodeError } from './chaincode-error.js';
import { readyPayload, registrationFailure, type Admission } from './registration.js';
import { REQUEST_HANDLERS } from './state-requests.js';
import type { TransactionContext } from './transaction-context.js';

const { Type } = peer.ChaincodeMessage;
type MessageType = peer.ChaincodeMessage.TypeMap[keyof peer.ChaincodeMessage.TypeMap];
const STREAM_TERMINATED = 'chaincode stream terminated';

interface Transport {
  send(message: peer.ChaincodeMessage): void;
  /** Called once, when the session is over. */
  onEnd(reason: string): void;
}

interface Running {
  readonly context: TransactionContext;
  /** A request is being answered. The next one may only come after that. */
  busy: boolean;
  settle(outcome: peer.ChaincodeMessage | ChaincodeError): void;
}

/**
 * The peer's half of the conversation with a chaincode: REGISTER is answered with REGISTERED and READY; then each
 * TRANSACTION may be followed by requests, one at a time, and ends with COMPLETED or ERROR. Transactions of one stream
 * run side by side, told apart by channel and transaction id. A message out of turn ends the session, as in Fabric.
 * KEEPALIVE is never sent: the Node shim exits on it.
 */
export class ChaincodeSession {
  readonly #transport: Transport;
  readonly #admit: Admission;
  readonly #running = new Map<string, Running>();
  readonly #registration: PromiseWithResolver;
  #ready = false;
  #ended = false;

  /** @param admit says what speaks against the id that the chaincode registers under */
  constructor(transport: Transport, admit: Admission) {
    this.#transport = transport;
    this.#admit = admit;
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

  /**
   * Runs one transaction.
   *
   * @returns COMPLETED or ERROR, as the chaincode sent it
   * @throws ChaincodeError when the stream ends, the time is over, or the same transaction is already running here
   */
  execute(
    input: peer.ChaincodeInput,
    context: TransactionContext,
    timeout: number,
  ): Promise<peer.ChaincodeMessage> {
    const key = name(context.channel, context.txId);
    if (this.#ended) {
      return Promise.reject(new ChaincodeError(`error sending: ${STREAM_TERMINATED}`));
    }
    if (this.#running.has(key)) {
      return Promise.reject(
        new ChaincodeError(`error sending: txid: ${context.txId}(${context.channel}) exists`),
      );
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        settle(new ChaincodeError('error sending: timeout expired while executing transaction'));
      }, timeout);
      const settle = (outcome: peer.ChaincodeMessage | ChaincodeError): void => {
        clearTimeout(timer);
        this.#running.delete(key);
        if (outcome instanceof ChaincodeError) {
          reject(outcome);
        } else {
          resolve(outcome);
        }
      };
      this.#running.set(key, { context, busy: false, settle });
      const message = reply(context.isInit ? Type.INIT : Type.TRANSACTION, context.channel, context.txId);
      message.setPayload(input.serializeBinary());
      message.setProposal(context.signedProposal);
      this.#transport.send(message);
    });
  }

  receive(message: peer.ChaincodeMessage): void {
    const type = message.getType();
    if (this.#ended || type === Type.KEEPALIVE) {
      return;
    }
    if (!this.#ready) {
      this.#receiveFirst(message);
    } else if (type === Type.COMPLETED || type === Type.ERROR) {
      this.#running.get(name(message.getChannelId(), message.getTxid()))?.settle(message);
    } else if (REQUEST_HANDLERS.has(type)) {
      void this.#answer(message);
    } else {
      this.end(outOfTurn(message, 'ready'));
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
      running.settle(new ChaincodeError(`error sending: ${STREAM_TERMINATED}`));
    }
    this.#transport.onEnd(reason);
  }

  #receiveFirst(message: peer.ChaincodeMessage): void {
    if (message.getType() !== Type.REGISTER) {
      this.end(outOfTurn(message, 'created'));
      return;
    }
    const failure = registrationFailure(message.getPayload_asU8(), this.#admit);
    if (failure !== undefined) {
      this.end(failure);
      return;
    }
    this.#ready = true;
    this.#transport.send(reply(Type.REGISTERED));
    const ready = reply(Type.READY);
    ready.setPayload(readyPayload());
    this.#transport.send(ready);
    this.#registration.resolve();
  }

  async #answer(request: peer.ChaincodeMessage): Promise<void> {
    const running = this.#running.get(name(request.getChannelId(), request.getTxid()));
    // Fabric drops a request that comes while another of the same transaction is under way.
    if (running?.busy === true) {
      return;
    }
    let answer: peer.ChaincodeMessage;
    try {
      if (running !== undefined) {
        running.busy = true;
      }
      answer = reply(Type.RESPONSE, request.getChannelId(), request.getTxid());
      answer.setPayload(await payloadFor(request, running?.context));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      answer = reply(Type.ERROR, request.getChannelId(), request.getTxid());
      answer.setPayload(
        Buffer.from(`${typeName(request)} failed: transaction ID: ${request.getTxid()}: ${reason}`),
      );
    }
    if (running !== undefined) {
      running.busy = false;
    }
    if (!this.#ended) {
      this.#transport.send(answer);
    }
  }
}

function payloadFor(
  request: peer.ChaincodeMessage,
  context: TransactionContext | undefined,
): Uint8Array | Promise<Uint8Array> {
  const handler = REQUEST_HANDLERS.get(request.getType());
  if (context === undefined || handler === undefined) {
    throw new ChaincodeError(
      request.getType() === Type.INVOKE_CHAINCODE ? 'could not get valid transaction' : 'no ledger context',
    );
  }
  return handler(request.getPayload_asU8(), context);
}

function reply(type: MessageType, channel = '', txId = ''): peer.ChaincodeMessage {
  const message = new peer.ChaincodeMessage();
  message.setType(type);
  message.setChannelId(channel);
  message.setTxid(txId);
  return message;
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

function outOfTurn(message: peer.ChaincodeMessage, state: 'created' | 'ready'): string {
  return `[${message.getTxid()}] Fabric side handler cannot handle message (${typeName(message)}) while in ${state} state`;
}

function typeName(message: peer.ChaincodeMessage): string {
  const type = message.getType();
  return Object.entries(Type).find(([, value]) => value === type)?.[0] ?? String(type);
}
