/* global document, fetch, setInterval */
// Keeps each institution's badge true: an applicant that is admitted turns into a member while one looks on.
'use strict';

const REFRESH_MS = 4000;

async function refresh() {
  const response = await fetch('/standings').catch(() => undefined);
  if (response === undefined || !response.ok) return;
  const standings = await response.json();
  for (const badge of document.querySelectorAll('[data-institution]')) {
    const standing = standings[badge.dataset.institution] ?? 'unknown';
    if (badge.dataset.standing === standing) continue;
    badge.dataset.standing = standing;
    badge.textContent = badge.dataset[`word${standing[0].toUpperCase()}${standing.slice(1)}`];
  }
}

setInterval(() => void refresh(), REFRESH_MS);
