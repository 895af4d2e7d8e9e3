import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { applicationsQuery } from '../../api/queries.js';
import type { FormState } from './form-state.js';

const route = getRouteApi('/signed-in/member/acting/proposals/new');

/** The form's contents, begun as the address asks for, and the applications that could be proposed. */
export interface Form {
  readonly form: FormState;
  readonly change: (part: Partial<FormState>) => void;
  readonly applications: readonly ApplicationView[];
}

export function useForm(): Form {
  const search = route.useSearch();
  const { data } = useSuspenseQuery(applicationsQuery);
  const applications = data.filter(({ direction, admitted }) => direction === 'received' && !admitted);
  const chosen = applications.find(({ id }) => id === search.application);
  const [form, setForm] = useState<FormState>({
    kind: search.kind ?? 'resolution.record',
    applicationId: chosen?.id ?? '',
    personId: search.person ?? '',
    roleId: search.role ?? '',
    text: '',
    title: '',
    description: chosen?.application.statement ?? '',
    trackId: '',
    documents: [],
  });
  const change = (part: Partial<FormState>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  return { form, change, applications };
}
