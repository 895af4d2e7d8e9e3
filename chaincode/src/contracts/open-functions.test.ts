/** The other half of the permission matrix: functions that ask for no permission, tried by every role, by agents and by strangers. */
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { OPEN_FUNCTIONS, type OpenTo } from '../testing/open-functions.js';
import { grant, revoke, useConsortium } from '../testing/proposal-steps.js';
import type { TransactionName } from './transactions.js';

const consortium = useConsortium(MERIT_CHARTER);

/** Refusals of a caller for who it is. */
const BARRED = ['PERMISSION_DENIED', 'CALLER_NOT_BOUND', 'CALLER_NOT_AGENT', 'MEMBER_NOT_ACTIVE'];
type Open = keyof typeof OPEN_FUNCTIONS;

/** What every function that is open to these comes to when this caller calls it. */
async function outcomes(who: string, proposalId: string, to: OpenTo): Promise<Record<string, string>> {
  const { current } = consortium;
  const back = current.ledger.checkpoint();
  const found: Record<string, string> = {};
  for (const [name, { to: open, input }] of Object.entries(OPEN_FUNCTIONS)) {
    if (open !== to) continue;
    back();
    found[name] = await current.outcome(who, name as TransactionName, input(proposalId));
  }
  back();
  return found;
}

function named(to: OpenTo): Open[] {
  return (Object.keys(OPEN_FUNCTIONS) as Open[]).filter((name) => OPEN_FUNCTIONS[name].to === to);
}

/** The same answer to every one of them. */
const all = (to: OpenTo, code: string): Record<string, string> =>
  Object.fromEntries(named(to).map((name) => [name, code]));

test.each(Object.keys(MERIT_CHARTER.roles))(
  'a person with the role %s may set going what is due as anyone may, and nothing that is for agents',
  async (roleId) => {
    const { current } = consortium;
    await current.enact([revoke('bank.ben', 'approver'), grant('bank.ben', roleId)]);
    const proposalId = await current.voting();
    const own = await outcomes('bank.ben', proposalId, 'anyone');
    // Who has no permission at all gets the same answers.
    expect(own).toEqual(await outcomes('regulator.rep', proposalId, 'anyone'));
    expect(Object.entries(own).filter(([, code]) => BARRED.includes(code))).toEqual([]);
    expect(await outcomes('bank.ben', proposalId, 'agents')).toEqual(all('agents', 'CALLER_NOT_AGENT'));
  },
);

test('an agent may do both, a stranger neither', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  for (const to of ['anyone', 'agents'] as const) {
    const agents = await outcomes('bank', proposalId, to);
    expect(Object.entries(agents).filter(([, code]) => BARRED.includes(code))).toEqual([]);
    expect(await outcomes('bank.stranger', proposalId, to)).toEqual(all(to, 'CALLER_NOT_AGENT'));
  }
});

test('whoever reads, reads; and a stranger’s key takes nobody’s place', async () => {
  const { current } = consortium;
  const proposalId = await current.voting();
  expect(await outcomes('bank.stranger', proposalId, 'readers')).toEqual(all('readers', 'accepted'));
  const keys = await outcomes('bank.stranger', proposalId, 'keys');
  expect(Object.values(keys)).not.toContain('accepted');
});
