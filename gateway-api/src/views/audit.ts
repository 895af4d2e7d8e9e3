import type { AuditPage, AuditQuery, AuditView } from '../contract/audit.js';
import type { Projection } from '../read-model/projection.js';
import { pageOf } from './page.js';

/** The audit records that pass all filters, newest first, one page of them. */
export function pageOfAudit(projection: Projection, query: AuditQuery): AuditPage {
  const source = query.proposal ? (projection.dossiers.get(query.proposal)?.audit ?? []) : projection.audit;
  const matching = source.filter((record) => matches(record, query));
  const { items, total, rest } = pageOf(matching, query);
  return { records: items, total, ...rest };
}

function matches({ event, actor, subject }: AuditView, query: AuditQuery): boolean {
  return (
    (query.event === undefined || event === query.event) &&
    (query.member === undefined || actor.memberId === query.member) &&
    (query.person === undefined || actor.personId === query.person) &&
    (query.subject === undefined || isSubject(subject, query.subject))
  );
}

function isSubject(subject: AuditView['subject'], wanted: string): boolean {
  const [kind, key] = wanted.split(':', 2);
  return subject.kind === kind && (key === undefined || subject.key.join('/') === key);
}
