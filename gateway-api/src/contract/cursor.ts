import { z } from 'zod';

/** A position in a list that only grows; an opaque decimal from `nextCursor`. */
export const cursorSchema = z.string().regex(/^\d{1,15}$/u);

/** How many items at most. */
export const limitSchema = z.coerce.number().int().min(1).max(500).default(100);

/** Which page of a list. */
export const pageQuerySchema = z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema });
export type PageQuery = z.infer<typeof pageQuerySchema>;
