import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loading } from '../components/loading.js';
import { useMaybeActor } from '../session/use-actor.js';

/** Asks the guards again, which lead to the sign-in page. */
function SessionEnded() {
  const router = useRouter();
  useEffect(() => {
    void router.invalidate();
  }, [router]);
  return <Loading />;
}

/** Pages of whoever is signed in; when the session ends while one is open, the way back to the sign-in page. */
export function SignedIn() {
  return useMaybeActor() === null ? <SessionEnded /> : <Outlet />;
}
