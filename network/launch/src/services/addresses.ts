import type { Institution } from '@fabric-governance/consortium/consortium';

/** Where an institution's console is opened in a browser. `localhost` counts as a secure context, which keys need. */
export function consoleUrl({ ports }: Institution): string {
  return `http://localhost:${ports.console}`;
}

/** Where the programs of this machine reach an institution's gateway. */
export function gatewayUrl({ ports }: Institution): string {
  return `http://127.0.0.1:${ports.console}`;
}

/** Who enters which console, and how. */
export interface Entry {
  readonly institution: Institution;
  readonly personId: string;
  readonly secret: string;
  readonly language: string;
}

/** Opens a person's console, with the enrolment secret in the fragment, which no server sees. */
export function enterUrl({ institution, personId, secret, language }: Entry): string {
  const query = new URLSearchParams({ person: personId, lang: language }).toString();
  return `${consoleUrl(institution)}/enter?${query}#secret=${encodeURIComponent(secret)}`;
}
