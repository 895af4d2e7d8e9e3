import { z } from 'zod';
import { sha256Schema } from './scalars.js';

/** Largest document, in bytes. */
export const DOCUMENT_LIMIT = 5 * 1024 * 1024;

export const documentParamsSchema = z.strictObject({ hash: sha256Schema });

/** A stored document: what a `DocumentReference` says, without a name. */
export const storedDocumentSchema = z
  .object({ hash: sha256Schema, size: z.int(), mediaType: z.string() })
  .meta({ id: 'StoredDocument' });
export type StoredDocument = z.infer<typeof storedDocumentSchema>;
