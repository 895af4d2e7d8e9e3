import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { type Identity as SerializedIdentity, parseIdentity } from '@fabric-governance/protocol/identity';
import { acceptIdentity, type Identity, type IdentityParts } from './identity.js';
import type { MspDefinition } from './msp-definition.js';
import { MspError } from './msp-error.js';

export type { Identity } from './identity.js';

/** Identities remembered; enough for a consortium's people, and a bound against strangers' certificates. */
const CACHE_LIMIT = 5000;
/** The part of an identity's bytes that it is looked up by: in the certificate's signature, just before the last line. */
const TELLING = { from: -96, to: -32 };

interface KnownIdentity {
  readonly bytes: Uint8Array;
  readonly identity: Identity;
}

/** The membership of a channel under one configuration: tells which identities its organisations vouch for. */
export class MspManager {
  readonly #definitions: ReadonlyMap<string, MspDefinition>;
  readonly #accepted = new Map<string, KnownIdentity>();

  constructor(definitions: ReadonlyMap<string, MspDefinition>) {
    this.#definitions = definitions;
  }

  /** Whether the configuration has an organisation of this MSP id. */
  has(mspId: string): boolean {
    return this.#definitions.has(mspId);
  }

  /** All MSP ids, orderers' included. */
  mspIds(): readonly string[] {
    return [...this.#definitions.keys()];
  }

  /**
   * The identity behind a creator's or endorser's bytes (`msp.SerializedIdentity`), fully validated but for expiry.
   * @throws MspError.
   */
  deserialize(serializedIdentity: Uint8Array): Identity {
    const key = lookupKey(serializedIdentity);
    const known = this.#accepted.get(key);
    if (known !== undefined && Buffer.compare(known.bytes, serializedIdentity) === 0) {
      return known.identity;
    }
    const sent = parseSerialized(serializedIdentity);
    const msp = this.#definitions.get(sent.mspId);
    if (!msp) {
      throw new MspError('unknown-msp', `MSP ${sent.mspId} is not defined on channel`);
    }
    const identity = acceptIdentity(withCertificate(sent), msp);
    this.#remember(key, { bytes: new Uint8Array(serializedIdentity), identity });
    return identity;
  }

  #remember(key: string, known: KnownIdentity): void {
    if (this.#accepted.size >= CACHE_LIMIT) {
      for (const oldest of this.#accepted.keys()) {
        this.#accepted.delete(oldest);
        break;
      }
    }
    this.#accepted.set(key, known);
  }
}

function lookupKey({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString(
    'latin1',
    length + TELLING.from,
    length + TELLING.to,
  );
}

function parseSerialized(bytes: Uint8Array): SerializedIdentity {
  try {
    return parseIdentity(bytes);
  } catch (cause) {
    throw new MspError('malformed', 'could not deserialize a SerializedIdentity', { cause });
  }
}

function withCertificate({ mspId, certificatePem }: SerializedIdentity): IdentityParts {
  const der = attempt('could not decode the PEM structure', () => pemToDer(certificatePem));
  const certificate = attempt('parseCertificate failed', () => parseCertificate(der));
  return { mspId, certificatePem, certificate };
}

function attempt<T>(failure: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new MspError('malformed', failure, { cause });
  }
}
