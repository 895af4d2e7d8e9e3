import type { PageQuery } from '../contract/cursor.js';

/** One page of a list that only grows. */
export interface Page<Item> {
  /** Newest first. */
  readonly items: readonly Item[];
  /** Of all pages. */
  readonly total: number;
  /** Asks for the older ones; absent where none are left. */
  readonly rest: { readonly nextCursor?: string };
}

/** A page of a list that is given oldest first. The cursor counts the older items that remain. */
export function pageOf<Item>(
  oldestFirst: readonly Item[],
  { cursor, limit }: Pick<PageQuery, 'cursor' | 'limit'>,
): Page<Item> {
  const total = oldestFirst.length;
  const end = Math.min(total, cursor === undefined ? total : Number(cursor));
  const start = Math.max(0, end - limit);
  return {
    items: oldestFirst.slice(start, end).reverse(),
    total,
    rest: start > 0 ? { nextCursor: String(start) } : {},
  };
}
