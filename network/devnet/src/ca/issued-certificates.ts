import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { z } from 'zod';
import type { CaStorage } from './ca-storage.js';

const recordSchema = z.object({ schemaVersion: z.literal(1), id: z.string(), certificatePem: z.string() });

/** The certificates an authority has issued, by serial number; only these authenticate a request. */
export class IssuedCertificates {
  readonly #storage: CaStorage;

  constructor(storage: CaStorage) {
    this.#storage = storage;
  }

  /** Remembers a certificate under the enrolment id it was issued to. */
  async add(id: string, certificatePem: string): Promise<void> {
    const { serialHex } = parseCertificate(pemToDer(certificatePem));
    await this.#storage.put(key(serialHex), JSON.stringify({ schemaVersion: 1, id, certificatePem }));
  }

  /** The enrolment id of exactly this certificate, or undefined when it was never issued here. */
  async enrolmentIdOf(certificateDer: Uint8Array): Promise<string | undefined> {
    const value = await this.#storage.get(key(parseCertificate(certificateDer).serialHex));
    if (value === undefined) {
      return undefined;
    }
    const record = recordSchema.parse(JSON.parse(value));
    return Buffer.from(pemToDer(record.certificatePem)).equals(certificateDer) ? record.id : undefined;
  }
}

function key(serialHex: string): string {
  return `certificate/${serialHex}`;
}
