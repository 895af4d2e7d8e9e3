import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const GRAVE: readonly unknown[] = ['serious', 'critical'];

/** The grave findings of axe on a page as it stands, each with the elements it concerns; empty when it is accessible. */
export async function graveFindings(page: Page): Promise<readonly string[]> {
  // The pages have no frames, so that the older way, which needs no second tab, sees everything.
  // Only what is violated is asked for, which is several times faster on long pages.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
