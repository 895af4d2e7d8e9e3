import type { Choice } from '@fabric-governance/chaincode/governance/states';
import type { BrowserStage } from './browser-stage.js';
import { ProposalPage } from './pages/proposal.js';

/** Who approves and who casts for each institution of the demonstration, as its own rule asks. */
const DELEGATIONS = {
  'aurora-bank': { approvers: ['chen-wei', 'emma-clark'], caster: 'li-na' },
  'meridian-logistics': { approvers: ['priya-nair'], caster: 'carlos-ruiz' },
  'lattice-systems': { approvers: ['sofia-rossi'], caster: 'wang-jun' },
  'eastport-authority': { approvers: ['maria-silva'], caster: 'lin-tao' },
} as const satisfies Record<string, { readonly approvers: readonly string[]; readonly caster: string }>;

export type VotingInstitution = keyof typeof DELEGATIONS;

/** The people of an institution approve one after the other, and its representative casts. Answers the caster's page. */
export async function institutionVotes(
  stage: BrowserStage,
  institution: VotingInstitution,
  vote: { readonly title: string; readonly choice: Choice },
): Promise<ProposalPage> {
  const { approvers, caster } = DELEGATIONS[institution];
  for (const approver of approvers) {
    const personId = `${institution}.${approver}`;
    const proposal = await ProposalPage.find(await stage.as(personId), vote.title);
    await proposal.approve(personId, vote.choice);
  }
  const proposal = await ProposalPage.find(await stage.as(`${institution}.${caster}`), vote.title);
  await proposal.awaitState('voting');
  const shown = await proposal.cast(vote.choice);
  expect(shown).toContain('Cast your institution’s one ballot. It is final.');
  expect(shown).toContain(vote.title);
  expect(shown).toMatch(new RegExp(`Choice\\s+${vote.choice}`, 'iu'));
  return proposal;
}
