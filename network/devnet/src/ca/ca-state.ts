import type { CaChange, CertificateRecord, IdentityRecord } from './ca-records.js';

/** What the authority knows, as of the last journal entry; changed by the journal only. */
export class CaState {
  readonly #identities = new Map<string, IdentityRecord>();
  readonly #certificates = new Map<string, CertificateRecord>();
  readonly #affiliations = new Set<string>();

  identity(id: string): IdentityRecord | undefined {
    return this.#identities.get(id);
  }

  /** In the order of registration. */
  identities(): readonly IdentityRecord[] {
    return [...this.#identities.values()];
  }

  certificate(serial: string, aki: string): CertificateRecord | undefined {
    const record = this.#certificates.get(serial);
    return record?.aki === aki ? record : undefined;
  }

  /** In the order of issue. */
  certificates(): readonly CertificateRecord[] {
    return [...this.#certificates.values()];
  }

  certificatesOf(id: string): readonly CertificateRecord[] {
    return this.certificates().filter((record) => record.id === id);
  }

  hasAffiliation(name: string): boolean {
    return this.#affiliations.has(name);
  }

  /** Full names, in the order in which they were added. */
  affiliations(): readonly string[] {
    return [...this.#affiliations];
  }

  apply(change: CaChange): void {
    switch (change.kind) {
      case 'identity':
        this.#identities.set(change.record.id, change.record);
        return;
      case 'identity-removed':
        this.#identities.delete(change.id);
        return;
      case 'certificate':
        this.#certificates.set(change.record.serial, change.record);
        return;
      case 'affiliation':
        this.#affiliations.add(change.name);
        return;
      case 'affiliation-removed':
        this.#affiliations.delete(change.name);
        return;
    }
  }
}
