import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import type { Charter } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { PenaltyRecord } from '../records/penalties.js';
import { openGrounds } from './grounds.js';

const memberId = 'bank' as MemberId;
const BREACH = { breach: { en: 'A breach', zh: '违约' } };
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  membership: {
    ...{ leastMembers: 1, warnMembers: 0, leastNodes: 0, warnNodes: 0, exitNotice: 'P30D' },
    removal: { grounds: BREACH, hearing: 'P7D' },
  },
};

function penalty(penaltyId: string, more: Partial<PenaltyRecord> = {}): PenaltyRecord {
  return {
    ...{ schemaVersion: 1, memberId, penaltyId, source: 'ab' as PenaltyRecord['source'], charterVersion: 1 },
    ...{ consequence: 'removal', state: 'in-force', grounds: 'x', balance: 0, imposedAt: 0, replyUntil: 1 },
    ...{ effectiveAt: 1, ...more },
  };
}

const open = (penalties: readonly PenaltyRecord[]) =>
  openGrounds({ memberId, for: 'removal' }, { charter: CHARTER, penalties, obligations: [] }, 10);

it('offers what the charter names, then the penalties in force on this member for just that', () => {
  const others = [
    penalty('elsewhere', { memberId: 'insurer' as MemberId }),
    penalty('announced', { state: 'notice' }),
    penalty('over', { until: 10 }),
    penalty('barred', { consequence: 'suspension' }),
  ];
  expect(open([...others, penalty('expelled')])).toEqual([
    { id: 'breach', by: 'charter' },
    { id: 'expelled', by: 'penalty' },
  ]);
});

it('offers each name once: a penalty that stands twice, or is called as a ground of the charter', () => {
  expect(open([penalty('expelled'), penalty('expelled'), penalty('breach')])).toEqual([
    { id: 'breach', by: 'charter' },
    { id: 'expelled', by: 'penalty' },
  ]);
});
