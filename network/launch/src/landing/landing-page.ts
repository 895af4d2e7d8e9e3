import type { Consortium, Institution } from '@fabric-governance/consortium/consortium';
import type { Secrets } from '../founding/secrets.js';
import type { InstitutionState } from './institution-state.js';
import type { LandingPlace } from './landing-place.js';
import { consoleUrl, enterUrl } from '../services/addresses.js';
import type { Html } from './html.js';
import { html } from './html.js';
import { type Language, type Words, WORDS } from './words.js';

/** What the landing page shows. */
export interface LandingContent {
  readonly consortium: Consortium;
  readonly secrets: Secrets;
  readonly place: Pick<LandingPlace, 'peerAt' | 'data'>;
  /** What each institution's gateway says; one that is missing does not answer. */
  readonly states: ReadonlyMap<string, InstitutionState>;
}

/** The page that lists the institutions and lets one act as any of their people. */
export function landingPage(content: LandingContent, language: Language): string {
  const { consortium, place } = content;
  const words = WORDS[language];
  const section = (title: string, institutions: readonly Institution[]) =>
    institutions.length === 0
      ? html``
      : html`<h2>${title}</h2>
          <ul class="cards">
            ${institutions.map((one) => card(one, content, language))}
          </ul>`;
  return page(
    consortium,
    language,
    html`<p class="lead">${words.lead}</p>`,
    html`${section(words.members, consortium.institutions)}
      ${section(words.applicants, consortium.applicants)} ${firstWalk(consortium, language)}
      <section class="panel">
        <details>
          <summary>${words.network}</summary>
          <dl>
            <dt>${words.channel}</dt>
            <dd><code>${consortium.channel}</code></dd>
            <dt>${words.charter}</dt>
            <dd><a href="/charter?lang=${language}">${consortium.charter.title[language]}</a></dd>
            <dt>${words.data}</dt>
            <dd><code>${place.data}</code></dd>
            ${[...consortium.institutions, ...consortium.applicants].map(
              (one) =>
                html`<dt>${one.name[language]}</dt>
                  <dd>
                    <code>${consoleUrl(one)}</code> · <code>${one.mspId}</code>${peer(place.peerAt(one))}
                  </dd>`,
            )}
          </dl>
        </details>
      </section>`,
  );
}

function peer(address: string | undefined): Html {
  return address === undefined ? html`` : html` · <code>peer ${address}</code>`;
}

/** The charter's text as it was hashed. */
export function charterPage(consortium: Consortium, language: Language): string {
  const words = WORDS[language];
  return page(
    consortium,
    language,
    html`<p class="lead"><a href="/?lang=${language}">${words.back}</a></p>`,
    html`<section class="panel">
      <h2>${words.charter}</h2>
      <p>${words.charterHash}: <code>${consortium.charter.textHash}</code></p>
      <pre>${consortium.charterText}</pre>
    </section>`,
  );
}

function page(consortium: Consortium, language: Language, lead: Html, body: Html): string {
  const words = WORDS[language];
  const other: Language = language === 'en' ? 'zh' : 'en';
  return html`<!doctype html>
    <html lang="${words.htmlLang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${consortium.name[language]} · ${words.product}</title>
        <link rel="stylesheet" href="/landing.css" />
        <link rel="icon" href="data:," />
        <script src="/landing.js" defer></script>
      </head>
      <body>
        <header>
          <div class="inner">
            <div class="bar">
              <span class="product">${words.product}</span>
              <a href="?lang=${other}" hreflang="${WORDS[other].htmlLang}" lang="${WORDS[other].htmlLang}"
                >${words.switchTo}</a
              >
            </div>
            <h1>${consortium.name[language]}</h1>
            ${lead}
          </div>
        </header>
        <main class="inner">${body}</main>
      </body>
    </html>`.text;
}

function card(institution: Institution, content: LandingContent, language: Language): Html {
  const words = WORDS[language];
  const state = content.states.get(institution.id);
  const standing = state?.standing ?? 'unknown';
  const titleOf = (role: string): string => content.consortium.charter.roles[role]?.title[language] ?? role;
  return html`<li class="card" id="${institution.id}">
    <div class="card-head">
      <h3>${institution.name[language]}</h3>
      <span
        class="badge"
        data-institution="${institution.id}"
        data-standing="${standing}"
        data-word-member="${words.standing.member}"
        data-word-outside="${words.standing.outside}"
        data-word-unknown="${words.standing.unknown}"
        >${words.standing[standing]}</span
      >
    </div>
    <p class="facts">${facts(institution, words)}</p>
    <ul class="people">
      ${institution.people.map(
        ({ id, name, roles }) =>
          html`<li>
            <a
              href="${enterUrl({ institution, personId: id, secret: content.secrets.get(id) ?? '', language })}"
              target="_blank"
              rel="noopener"
              aria-label="${words.actAs(name[language])}"
            >
              <span class="person"
                >${name[language]}<span class="roles"
                  >${(state?.roles.get(id) ?? roles).map(titleOf).join(' · ')}</span
                ></span
              >
              <span class="act" aria-hidden="true">${words.act} →</span>
            </a>
          </li>`,
      )}
    </ul>
  </li>`;
}

function facts({ kinds, votes, weight, decisionRule }: Institution, words: Words): string {
  const what = kinds.map((kind) => words.kinds[kind]).join(words.comma);
  const vote = votes
    ? [words.weight(weight), words.rule(decisionRule.approvals, decisionRule.makerIsNotChecker)]
    : [words.noVote];
  return [what, ...vote].join(' · ');
}

function firstWalk({ institutions, applicants }: Consortium, language: Language): Html {
  const words = WORDS[language];
  const [applicant] = applicants;
  const member = institutions.find(({ votes }) => votes);
  return applicant === undefined || member === undefined
    ? html``
    : html`<section class="panel">
        <h2>${words.tryTitle}</h2>
        <ol>
          ${words.tryThis(applicant.name[language], member.name[language]).map((one) => html`<li>${one}</li>`)}
        </ol>
      </section>`;
}
