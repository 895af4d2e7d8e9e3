/**
 * Collects what is written in one turn of the event loop and passes it on at its end: a busy network writes a block's
 * lines at once instead of one by one.
 */
export class TurnWriter {
  readonly #passOn: (text: string) => void;
  #pending = '';

  /**
   * @param passOn gets what was written, in its order
   * @param atExit has something done when the process ends
   */
  constructor(
    passOn: (text: string) => void,
    atExit: (last: () => void) => void = (last) => process.on('exit', last),
  ) {
    this.#passOn = passOn;
    atExit(() => {
      this.#flush();
    });
  }

  write(text: string): void {
    if (this.#pending === '') {
      setImmediate(() => {
        this.#flush();
      });
    }
    this.#pending += text;
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') {
      this.#passOn(text);
    }
  }
}
