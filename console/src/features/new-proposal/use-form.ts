import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { applicationsQuery } from '../../api/queries.js';
import type { FormState } from './form-state.js';
import { FORM_KINDS } from './kinds/kind-forms.js';

const route = getRouteApi('/signed-in/member/acting/proposals/new');

/** The form's contents, begun as the address asks for, and the applications that could be proposed. */
export interface Form {
  readonly form: FormState;
  readonly change: (part: Partial<FormState>) => void;
  readonly applications: readonly ApplicationView[];
}

export function useForm(): Form {
  const { kind, ...values } = route.useSearch();
  const { data } = useSuspenseQuery(applicationsQuery);
  const applications = data.filter(({ direction, admitted }) => direction === 'received' && !admitted);
  const chosen = applications.find(({ id }) => id === values['application']);
  const [form, setForm] = useState<FormState>({
    kind: FORM_KINDS.find((known) => known === kind) ?? 'resolution.record',
    values,
    title: '',
    description: chosen?.application.statement ?? '',
    trackId: values['track'] ?? '',
    documents: [],
  });
  const change = (part: Partial<FormState>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  return { form, change, applications };
}
