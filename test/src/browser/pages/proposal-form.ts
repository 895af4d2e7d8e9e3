import type { Page } from 'playwright-core';
import { ProposalPage } from './proposal.js';
import { sign } from './signing.js';

/** Makes the draft as the form stands and submits it at once; answers the proposal's page. */
export async function draftAndSubmit(page: Page): Promise<ProposalPage> {
  await page.getByTestId('draft-and-submit').click();
  await sign(page, 'Proposals:submit');
  return ProposalPage.shown(page);
}

/** Proposes a resolution from the overview. */
export async function proposeResolution(
  page: Page,
  title: string,
  text: string,
  trackId = 'ordinary',
): Promise<ProposalPage> {
  await page.getByTestId('nav-overview').click();
  await page.getByTestId('new-proposal').click();
  await page.getByTestId('kind').selectOption('resolution.record');
  await page.getByTestId('resolution-text').fill(text);
  await page.getByTestId('track').selectOption(trackId);
  await page.getByTestId('title').fill(title);
  return draftAndSubmit(page);
}

/** A role to be given or taken. */
export interface RoleChange {
  readonly kind: 'role.grant' | 'role.revoke';
  readonly personId: string;
  readonly roleId: string;
  readonly title: string;
}

/** Proposes to give or take a role, beginning at the person. */
export async function proposeRole(page: Page, change: RoleChange): Promise<ProposalPage> {
  await page.getByTestId('nav-people').click();
  const link = change.kind === 'role.grant' ? 'Propose a role' : 'Propose to revoke';
  await page.getByTestId(`person-${change.personId}`).getByRole('link', { name: link }).click();
  await page.getByTestId('role').selectOption(change.roleId);
  await page.getByTestId('title').fill(change.title);
  return draftAndSubmit(page);
}
