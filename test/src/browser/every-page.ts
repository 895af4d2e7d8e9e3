import type { Page } from 'playwright-core';
import { graveFindings } from './accessibility.js';
import { type Language, LANGUAGES, readIn } from './pages/language.js';
import { picture } from './screenshots.js';
import { overhang, untranslated } from './words-on-page.js';

/** A small telephone, and the window that the other tests use. */
const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };

/** Addresses that the story leaves behind. */
export interface Traces {
  /** The admission, carried out. */
  readonly decided: string;
  /** A proposal that is open for votes. */
  readonly open: string;
  readonly application: string;
  readonly transaction: string;
  readonly block: string;
  readonly certificate: string;
}

/** Every page of a member's console by its name, with content in it. */
function pagesOf(traces: Traces): Readonly<Record<string, string>> {
  return {
    overview: '/',
    proposals: '/proposals',
    decided: traces.decided,
    open: traces.open,
    'new-proposal': '/proposals/new?kind=role.grant',
    applications: '/applications',
    application: traces.application,
    releases: '/releases',
    minutes: '/minutes',
    data: '/data',
    obligations: '/obligations',
    delegations: '/delegations',
    interventions: '/interventions',
    merit: '/merit',
    cases: '/cases',
    measures: '/measures',
    nodes: '/nodes',
    amendment: '/proposals/new?kind=charter.amend',
    members: '/members',
    people: '/people',
    charter: '/charter',
    records: '/audit',
    decisions: '/audit/decisions',
    walk: traces.decided.replace('/proposals/', '/audit/decisions/'),
    blocks: '/audit/blocks',
    block: traces.block,
    transaction: traces.transaction,
    certificate: traces.certificate,
    refusals: '/audit/refusals',
    'sign-in': '/sign-in',
    nowhere: '/nowhere',
  };
}

/** Opens a page of the console at its address and waits until it has read what it shows. */
export async function openAt(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator('h1').waitFor();
  await page.locator('main [role="status"]').waitFor({ state: 'detached' });
}

/**
 * Looks at a page as it stands, wide and narrow. Answers what is wrong with it: a language that its `lang` does not name, texts
 * that are not translated, grave findings of axe, and a width that has to be scrolled.
 */
export async function inspect(page: Page, name: string, language: Language): Promise<readonly string[]> {
  const lang = await page.locator('html').getAttribute('lang');
  const keys = await untranslated(page);
  const grave = await graveFindings(page);
  await picture(page, `${name}-${language}`);
  await page.setViewportSize(NARROW);
  const pixels = await overhang(page);
  await picture(page, `${name}-${language}-narrow`);
  await page.setViewportSize(WIDE);
  return [
    ...(lang === language ? [] : [`lang is ${String(lang)}`]),
    ...keys.map((key) => `not translated: ${key}`),
    ...grave,
    ...(pixels > 0 ? [`${pixels} px wider than a window of ${NARROW.width} px`] : []),
  ].map((finding) => `${name}: ${finding}`);
}

/** Looks at a page as it stands in each language, and leaves it in the first. */
export async function inspectInBoth(page: Page, name: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const language of LANGUAGES) {
    await readIn(page, language);
    findings.push(...(await inspect(page, name, language)));
  }
  await readIn(page, LANGUAGES[0]);
  return findings;
}

/** Inspects every page of a member's console in each language, and leaves it in the first. */
export async function inspectEvery(page: Page, traces: Traces): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const [name, path] of Object.entries(pagesOf(traces))) {
    await openAt(page, path);
    findings.push(...(await inspectInBoth(page, name)));
  }
  return findings;
}
