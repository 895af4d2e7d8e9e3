import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';

/** When to show what is about to be signed: for what binds the institution, for everything, or never. */
export const SIGNING_PREFERENCES = ['decisions', 'every', 'never'] as const;
export type SigningPreference = (typeof SIGNING_PREFERENCES)[number];

const STORAGE_KEY = 'fabric-governance.ask-before-signing';

/**
 * What binds the institution or others: ballots and what replaces them, submissions, words in disputes and to penalties, reports and what
 * demands them, powers over accounts and people, and the end of a node. Withdrawing, and staying after all, undo what others may rely on.
 */
const DECISIONS: readonly TransactionName[] = [
  'Cases:agree',
  'Cases:complain',
  'Cases:find',
  'Cases:reply',
  'Cases:withdraw',
  'Interventions:join',
  'Interventions:lift',
  'Interventions:order',
  'Members:takeBackExit',
  'Nodes:retire',
  'Obligations:accept',
  'Obligations:fulfil',
  'Penalties:reply',
  'People:agreeToChange',
  'People:grantReset',
  'People:requestChange',
  'Powers:demandReport',
  'Releases:acknowledge',
  'Ballots:cast',
  'Ballots:commit',
  'Ballots:castRatification',
  'Ballots:recuse',
  'Delegations:give',
  'Proposals:submit',
  'Proposals:withdraw',
];

/** The remembered preference; `decisions` where none is. */
export function signingPreference(): SigningPreference {
  const stored = localStorage.getItem(STORAGE_KEY);
  return SIGNING_PREFERENCES.find((known) => known === stored) ?? 'decisions';
}

export const rememberSigningPreference = (preference: SigningPreference): void => {
  localStorage.setItem(STORAGE_KEY, preference);
};

/** Whether to show the effect of this transaction and ask. */
export function asksBefore(transaction: TransactionName, preference: SigningPreference): boolean {
  if (preference === 'decisions') return DECISIONS.includes(transaction);
  return preference === 'every';
}
