import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { orderOf, type OrderValues } from './order.js';

const by = { body: 'guardians', people: 2, institutions: 2 };
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  interventions: { 'pause-system': { by, recoveryPlan: true } },
};
const PLAN = { name: 'plan.pdf', hash: 'ab'.repeat(32) as Sha256Hex, size: 9, mediaType: 'application/pdf' };
const enter = (values: OrderValues, documents = [PLAN]) => orderOf({ values, documents, charter: CHARTER });

it('makes an order about one person, for some days', () => {
  const values = {
    intervention: 'freeze-person',
    person: 'aurora-bank.li-na',
    grounds: ' Lost. ',
    days: '3',
  };
  expect(enter(values)).toEqual({
    kind: 'freeze-person',
    personId: 'aurora-bank.li-na',
    reason: 'Lost.',
    lasts: 'P3D',
  });
  expect(enter({ ...values, days: '' })).not.toHaveProperty('lasts');
});

it('takes no person into an order about everybody, and its plan where the charter wants one', () => {
  const values = { intervention: 'pause-system', person: 'aurora-bank.li-na', grounds: 'Repairs.' };
  expect(enter(values)).toEqual({ kind: 'pause-system', reason: 'Repairs.', recoveryPlan: PLAN.hash });
  expect(enter(values, [])).toBeUndefined();
});

it.each<OrderValues>([
  {},
  { intervention: 'praise', grounds: 'x' },
  { intervention: 'lock-person', grounds: 'x' },
  { intervention: 'lock-person', person: 'aurora-bank.li-na', grounds: ' ' },
])('makes none while something is missing', (values) => {
  expect(enter(values)).toBeUndefined();
});
