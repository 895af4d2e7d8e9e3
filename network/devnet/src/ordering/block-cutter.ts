import type { BatchRules } from './batch-rules.js';

/** A message by what a cutter looks at. */
export interface Cuttable {
  /** Payload and signature, in bytes. */
  readonly size: number;
}

/** Sorts messages into blocks as Fabric's block cutter does, so that one never has more than its channel allows. */
export class BlockCutter<Message extends Cuttable> {
  #pending: Message[] = [];
  #pendingBytes = 0;

  /** Whether there are messages that stand in no block yet. */
  get isPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Takes the next message and gives the blocks that are full now, none or one, or two where a large one has its own. */
  add(
    message: Message,
    { maxMessages, preferredMaxBytes }: Pick<BatchRules, 'maxMessages' | 'preferredMaxBytes'>,
  ): Message[][] {
    if (message.size > preferredMaxBytes) {
      return [this.cut(), [message]].filter((batch) => batch.length > 0);
    }
    const full: Message[][] = [];
    if (this.isPending && this.#pendingBytes + message.size > preferredMaxBytes) {
      full.push(this.cut());
    }
    this.#pending.push(message);
    this.#pendingBytes += message.size;
    if (this.#pending.length >= maxMessages) {
      full.push(this.cut());
    }
    return full;
  }

  /** Makes a block of what is there. */
  cut(): Message[] {
    const batch = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    return batch;
  }
}
