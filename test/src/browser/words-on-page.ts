import type { Page } from 'playwright-core';

/** Looks like the key of a text, such as `nav.overview`, and not like a text. */
const KEY = /^[a-z]+(\.[a-zA-Z-]+)+$/u;

/** Names of machines look like that too; those of the demonstration end so. */
const MACHINE = /\.example$/u;

/** Runs in the page: every text a person can read or hear there. Text, since this package is compiled without a browser's types. */
const COLLECT_WORDS = `(() => {
  const words = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) words.push(node.textContent);
  for (const name of ['aria-label', 'placeholder', 'title']) {
    for (const element of document.querySelectorAll('[' + name + ']')) words.push(element.getAttribute(name));
  }
  return words.map((text) => text.trim()).filter((text) => text !== '');
})()`;

/** Runs in the page: by how much the document is wider than its window. */
const MEASURE_OVERHANG = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Texts of a page that are the keys of texts nobody translated. */
export async function untranslated(page: Page): Promise<readonly string[]> {
  const words = await page.evaluate<readonly string[]>(COLLECT_WORDS);
  return words.filter((text) => KEY.test(text) && !MACHINE.test(text));
}

/** By how many pixels a page is wider than its window; 0 when nothing has to be scrolled sideways. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate<number>(MEASURE_OVERHANG);
}
