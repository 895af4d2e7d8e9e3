import { nameProblem } from '../../components/obligation-name.js';

/** What has been entered about a report that is demanded. */
export type DemandValues = Readonly<
  Record<'member' | 'name' | 'text' | 'shows' | 'grounds' | 'days', string>
>;

/** The demand that was entered, due so many days from now on; undefined while something is missing. */
export function demandOf({ member, name, text, shows, grounds, days }: DemandValues) {
  const words = { text: text.trim(), reason: grounds.trim() };
  const isNamed = name !== '' && nameProblem(name) === undefined;
  if (member === '' || !isNamed || words.text === '' || words.reason === '' || Number(days) < 1) {
    return undefined;
  }
  return {
    memberId: member,
    id: name,
    ...words,
    due: { after: `P${Number(days)}D` },
    ...(shows.trim() === '' ? {} : { shows: shows.trim() }),
  };
}
