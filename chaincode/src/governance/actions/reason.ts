import { z } from 'zod';

/** Why something is done to somebody: always said. */
export const reasonSchema = z.string().min(1).max(2000);
