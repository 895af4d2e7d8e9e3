/**
 * A part of the charter by its id, from the table that it stands in; undefined where the table has none. Ids come in with transactions, and a
 * word like `constructor` finds something in every object that is asked without care.
 */
export function partNamed<Part>(
  id: string,
  table: Readonly<Record<string, Part>> | undefined,
): Part | undefined {
  return table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
}
