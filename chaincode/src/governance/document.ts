import { z } from 'zod';

/** A document kept off the ledger (R7): hash, size and media type stand for it. */
export const documentSchema = z.strictObject({
  name: z.string().min(1).max(200),
  hash: z.string().regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex'),
  size: z.int().min(0),
  mediaType: z.string().min(1).max(100),
});
