import { redirect } from '@tanstack/react-router';
import { institutionQuery, sessionQuery } from '../api/queries.js';
import { queryClient } from './query-client.js';

/** Lets in whoever is signed in; others go to the sign-in page and come back. */
export async function needSession({
  location,
}: {
  readonly location: { readonly href: string };
}): Promise<void> {
  const session = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
  // TanStack Router takes a thrown redirect, which is no Error.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
}

/** Lets in people of a member institution; before that there is only the application. */
export async function needMember(): Promise<void> {
  const session = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  if (session?.standing === 'outside') throw redirect({ to: '/apply', replace: true });
}

/** Lets in those who take part; a regulator reads the proposals instead. */
export async function needActing(): Promise<void> {
  const institution = await queryClient.query({ ...institutionQuery, staleTime: 'static' });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  if (institution.regulator) throw redirect({ to: '/proposals', replace: true });
}
