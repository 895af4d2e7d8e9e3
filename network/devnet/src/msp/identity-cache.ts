/** Identities remembered; enough for a consortium's people, and a bound against strangers' certificates. */
const LIMIT = 5000;
/** The part of an identity's bytes that it is looked up by: in the certificate's signature, just before the last line. */
const TELLING = { from: -96, to: -32 };

/** Remembers what was found out about identities or certificates, by their exact bytes; the oldest are forgotten first. */
export class IdentityCache<Found> {
  readonly #known = new Map<string, { readonly bytes: Uint8Array; readonly found: Found }>();

  /** What is remembered of an identity, or else what `find` tells, which is then remembered. */
  of(identity: Uint8Array, find: () => Found): Found {
    const key = lookupKey(identity);
    const known = this.#known.get(key);
    if (known !== undefined && Buffer.compare(known.bytes, identity) === 0) {
      return known.found;
    }
    const found = find();
    this.#forgetOldest();
    this.#known.set(key, { bytes: new Uint8Array(identity), found });
    return found;
  }

  #forgetOldest(): void {
    const [oldest] = this.#known.size >= LIMIT ? this.#known.keys() : [];
    if (oldest !== undefined) {
      this.#known.delete(oldest);
    }
  }
}

function lookupKey({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString(
    'latin1',
    length + TELLING.from,
    length + TELLING.to,
  );
}
