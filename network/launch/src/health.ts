import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 50;
const ANSWER_WITHIN_MS = 2000;

/** Settles once somebody accepts connections at a port of 127.0.0.1. */
export async function listensAt(port: number, signal: AbortSignal): Promise<void> {
  while (!(await accepts(port))) {
    await pause(POLL_MS, undefined, { signal });
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}

/** Settles once a GET of the address is answered with success. */
export async function answersAt(url: string, signal: AbortSignal): Promise<void> {
  while ((await getJson(url)) === undefined) {
    await pause(POLL_MS, undefined, { signal });
  }
}

/** The JSON that a GET is answered with; undefined when there is no successful answer in time. */
export async function getJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const body: unknown = await response.json();
    return response.ok ? body : undefined;
  } catch {
    // Not up yet, or not any more: the caller asks again.
    return undefined;
  }
}
