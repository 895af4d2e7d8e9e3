import type { Page } from 'playwright-core';

/** Opens a page of the console at its address and waits until it has read what it shows. */
export async function openAt(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator('h1').waitFor();
  await page.locator('main [role="status"]').waitFor({ state: 'detached' });
}

/** Addresses that one admission leaves behind. */
export interface Traces {
  readonly proposal: string;
  readonly application: string;
  readonly transaction: string;
  readonly block: string;
  readonly certificate: string;
}

/** Every page of a member's console by its name, with content in it. */
export function pagesOf(traces: Traces): Readonly<Record<string, string>> {
  return {
    overview: '/',
    proposals: '/proposals',
    proposal: traces.proposal,
    'new-proposal': '/proposals/new?kind=role.grant',
    applications: '/applications',
    application: traces.application,
    members: '/members',
    people: '/people',
    charter: '/charter',
    records: '/audit',
    decisions: '/audit/decisions',
    walk: traces.proposal.replace('/proposals/', '/audit/decisions/'),
    blocks: '/audit/blocks',
    block: traces.block,
    transaction: traces.transaction,
    certificate: traces.certificate,
    refusals: '/audit/refusals',
  };
}
