import type { PersonId } from '@fabric-governance/chaincode/governance/ids';

/** What has been entered about a new person, by the name of the field; `roles` are ids with spaces between them. */
export type NewPersonValues = Readonly<Partial<Record<'shortName' | 'nameEn' | 'nameZh' | 'roles', string>>>;

const SHORT_NAME = /^[a-z][a-z0-9-]*$/u;

/** Ids written one after the other with spaces between them. */
export const listed = (text: string): string[] => (text === '' ? [] : text.split(' '));

/** The person of an institution that was entered; undefined while something is missing. */
export function newPersonOf(
  memberId: string,
  { shortName = '', nameEn = '', nameZh = '', roles = '' }: NewPersonValues,
) {
  const name = { en: nameEn.trim(), zh: nameZh.trim() };
  if (memberId === '' || !SHORT_NAME.test(shortName) || name.en === '' || name.zh === '') return undefined;
  return { personId: `${memberId}.${shortName}` as PersonId, name, roles: listed(roles) };
}
