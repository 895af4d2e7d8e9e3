import type { Institution } from '@fabric-governance/consortium/consortium';

/** Where an institution's console is opened in a browser. `localhost` counts as a secure context, which keys need. */
export function consoleUrl({ ports }: Institution): string {
  return `http://localhost:${ports.console}`;
}

/** Where the programs of this machine reach an institution's gateway. */
export function gatewayUrl({ ports }: Institution): string {
  return `http://127.0.0.1:${ports.console}`;
}

/** Opens a person's console, with the enrolment secret in the fragment, which no server sees. */
export function enterUrl(institution: Institution, personId: string, secret: string): string {
  return `${consoleUrl(institution)}/enter?person=${encodeURIComponent(personId)}#secret=${encodeURIComponent(secret)}`;
}
