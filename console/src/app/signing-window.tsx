import { type ReactNode, useCallback, useState } from 'react';
import { lazy, Suspense } from 'react';
import type { SigningEffect } from '../ledger-client/effect.js';
import { type ConfirmSigning, ConfirmSigningContext } from '../session/confirm-signing.js';

const SigningDialog = lazy(() =>
  import('./signing-dialog.js').then(({ SigningDialog: Dialog }) => ({ default: Dialog })),
);

interface Question {
  readonly effect: SigningEffect;
  readonly answer: (sign: boolean) => void;
}

/** Gives its children the question “do you sign this?”, asked in a window over the page. */
export function SigningWindow({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const confirm: ConfirmSigning = useCallback(
    (effect) =>
      new Promise((resolve) => {
        setQuestion({
          effect,
          answer: (sign) => {
            setQuestion(null);
            resolve(sign);
          },
        });
      }),
    [],
  );
  return (
    <ConfirmSigningContext value={confirm}>
      {children}
      {question !== null && (
        <Suspense>
          <SigningDialog effect={question.effect} onAnswer={question.answer} />
        </Suspense>
      )}
    </ConfirmSigningContext>
  );
}
