import { ApiFailure } from '../errors/api-failure.js';
import type { Handlers } from '../http/handlers.js';
import { forgetSignedIn, setSignedIn } from '../http/session-cookie.js';
import { sessionOf } from '../identity/account.js';
import { isSignatureOf } from '../identity/signature.js';
import type { Services } from '../services.js';

/** Signing in with a signed challenge; there are no passwords. */
export function sessionHandlers(
  services: Services,
): Pick<Handlers, 'challenge' | 'signIn' | 'session' | 'signOut'> {
  const { config, reader, msp, challenges, now } = services;
  return {
    challenge: () => challenges.issue(),
    signIn: ({ body, request }) => {
      // The challenge goes first, so that it is used up whatever else is wrong.
      if (!challenges.use(body.challenge)) throw new ApiFailure('CHALLENGE_UNKNOWN');
      const { spki, ...signedIn } = msp.check(body.certificate, now());
      if (!isSignatureOf(spki, body.challenge, body.signature)) throw new ApiFailure('SIGNATURE_INVALID');
      const { memberId, mspId, people } = config;
      const session = sessionOf(signedIn, {
        projection: reader.projection,
        memberId,
        mspId,
        intendedPeople: people,
      });
      setSignedIn(request, signedIn, now());
      return session;
    },
    session: ({ session }) => session,
    signOut: ({ request }) => {
      forgetSignedIn(request);
      return undefined;
    },
  };
}
