import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useMaybeActor } from '../session/use-actor.js';

/** Shows its pages to whoever is signed in; others go to the sign-in page and come back. */
export function SignedIn() {
  const actor = useMaybeActor();
  const { href } = useLocation();
  return actor === null ? <Navigate to="/sign-in" search={{ next: href }} replace /> : <Outlet />;
}

/** Shows its pages once the institution is a member; before that there is only the application. */
export function MemberOnly() {
  const actor = useMaybeActor();
  if (actor?.session.standing === 'outside') return <Navigate to="/apply" replace />;
  return <Outlet />;
}

/** Shows its pages to those who take part; a regulator reads the proposals instead. */
export function ActingOnly() {
  const actor = useMaybeActor();
  return actor?.regulator === true ? <Navigate to="/proposals" replace /> : <Outlet />;
}
