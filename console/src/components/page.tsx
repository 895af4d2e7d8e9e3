import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { institutionQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';

interface PageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  /** Controls beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its one first-level heading, the document's title, and what it is about. */
export function Page({ title, intro, actions, children }: PageProps) {
  const { local } = useWords();
  const { data: institution } = useQuery(institutionQuery);
  const owner = institution === undefined ? '' : ` · ${local(institution.name)}`;
  useEffect(() => {
    document.title = `${title}${owner}`;
  }, [title, owner]);
  return (
    <div className="stack">
      <div className="row-apart page-head">
        <div className="stack-small">
          <h1>{title}</h1>
          {intro !== undefined && <div className="muted">{intro}</div>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}

interface PanelProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A titled part of a page. */
export function Panel({ title, actions, children, testId }: PanelProps) {
  return (
    <section className="panel" aria-label={title} data-testid={testId}>
      <div className="row-apart">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
