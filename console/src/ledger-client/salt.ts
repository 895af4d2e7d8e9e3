import { toHex } from '@fabric-governance/protocol/bytes';

/** 32 random bytes as lower-case hex: keeps a private choice unguessable from its hash (R36). */
export const makeSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(32)));
