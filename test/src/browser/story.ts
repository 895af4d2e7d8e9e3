type Act = () => Promise<void> | void;

/** How to declare the parts of a story. */
export interface Story {
  /** A step on which later ones build. */
  readonly step: (title: string, act: Act) => void;
  /** Looks at what the steps have left behind; nothing builds on it. */
  readonly look: (title: string, act: Act) => void;
}

/**
 * Tests that build on each other: after a step has failed, whatever follows fails at once instead of waiting in vain for what
 * the step should have left behind.
 */
export function story(): Story {
  let failed: string | undefined;
  const tell = (title: string, act: Act, isStep: boolean): void => {
    it(title, async () => {
      if (failed !== undefined) throw new Error(`Not tried, because this failed before it: ${failed}`);
      try {
        await act();
      } catch (error) {
        if (isStep) failed = title;
        throw error;
      }
    });
  };
  return {
    step: (title, act) => {
      tell(title, act, true);
    },
    look: (title, act) => {
      tell(title, act, false);
    },
  };
}
