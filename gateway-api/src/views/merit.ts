import { balanceOf } from '@fabric-governance/chaincode/governance/merit/balance';
import { duePoints } from '@fabric-governance/chaincode/governance/merit/credit';
import type { PageQuery } from '../contract/cursor.js';
import type { MeritPage, MeritView } from '../contract/merit.js';
import { charterInForce, type Projection } from '../read-model/projection.js';
import { pageOf } from './page.js';

/** Points and penalties of all members, with what people agree on and what anyone may enter, at this moment. */
export function viewMerit(projection: Projection, now: number): MeritView {
  const entries = [...projection.merit.values()];
  const balances = [...projection.members.keys()].sort().map((memberId) => {
    const own = entries.filter((entry) => entry.memberId === memberId);
    return { memberId, points: balanceOf(own, now) };
  });
  return {
    balances,
    penalties: [...projection.penalties.values()].sort((left, right) => right.imposedAt - left.imposedAt),
    pending: pendingAwards(projection),
    creditable: creditable(projection),
  };
}

/** Points earned and lost, newest first. */
export function pageOfEntries(projection: Projection, query: PageQuery): MeritPage {
  const { items, total, rest } = pageOf([...projection.merit.values()], query);
  return { entries: [...items], total, ...rest };
}

function pendingAwards(projection: Projection): MeritView['pending'] {
  const reasons = charterInForce(projection)?.charter.merit?.reasons ?? {};
  const entered = new Set<string>([...projection.merit.values()].map(({ source }) => source));
  const open = [...projection.accords.values()].flatMap((accord) =>
    accord.act === 'merit.award' && !entered.has(accord.matter) ? [accord] : [],
  );
  const matters = [...new Set(open.map(({ matter }) => matter))];
  return matters.flatMap((matter) => {
    const accords = open.filter((one) => one.matter === matter);
    const [first] = accords;
    const by = first && reasons[first.terms.reasonId]?.by;
    if (first === undefined || by === undefined) return [];
    const needed = { bodyId: by.body, people: by.people, institutions: by.institutions };
    return [{ terms: first.terms, people: accords.map(({ personId }) => personId), needed }];
  });
}

function creditable(projection: Projection): MeritView['creditable'] {
  const entries = [...projection.merit.values()];
  return [...projection.dossiers.values()].flatMap(({ proposal, attendance }) => {
    const charter = projection.charters.get(proposal?.pin?.charterVersion ?? 0)?.charter;
    if (proposal === undefined || attendance === undefined || charter === undefined) return [];
    const due = duePoints({ charter, attendance, entries });
    return due.length === 0 ? [] : [{ proposalId: proposal.id, title: proposal.title }];
  });
}
