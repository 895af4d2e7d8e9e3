import type { Response } from 'express';
import type { LedgerEvent } from '../contract/ledger.js';
import type { LedgerReader, Standing } from '../read-model/ledger-reader.js';

const HEARTBEAT_MS = 15_000;

/** Sends an event for each block applied, until the browser leaves. Comments in between keep proxies from giving up. */
export function streamEvents(response: Response, reader: LedgerReader): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (event: LedgerEvent): void => {
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const onBlock = (number: bigint): void => {
    send({ kind: 'block', number: number.toString() });
  };
  const onStanding = (standing: Standing): void => {
    send({ kind: 'standing', standing });
  };
  const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS);
  reader.events.on('block', onBlock);
  reader.events.on('standing', onStanding);
  response.on('close', () => {
    clearInterval(heartbeat);
    reader.events.off('block', onBlock);
    reader.events.off('standing', onStanding);
  });
  if (reader.height > 0n) onBlock(reader.height - 1n);
}
