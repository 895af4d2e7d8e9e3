import type { AuditRecord } from '@fabric-governance/chaincode/governance/records/audit';
import type { Signer } from '@fabric-governance/gateway-api/contract/ledger';
import { Link } from '@tanstack/react-router';
import { MemberName, PersonOfMember } from '../../components/person-name.js';
import { useWords } from '../../i18n/use-words.js';
import { commonNameOf } from '../../wording/short-id.js';

/** Who made a change: a person, or an institution's agent; leads to the certificate's key. */
export function Who({ actor }: Pick<AuditRecord, 'actor'>) {
  const { t } = useWords();
  return (
    <Link to="/audit/certificates/$fingerprint" params={{ fingerprint: actor.fingerprint }}>
      {actor.personId !== null ? (
        <PersonOfMember id={actor.personId} />
      ) : (
        <>
          {t('common.agent')} (<MemberName id={actor.memberId ?? actor.mspId} />)
        </>
      )}
    </Link>
  );
}

/** A signer found in the chain, as far as the ledger knows them; leads to the certificate. */
export function SignerLink({ signer }: { readonly signer: Signer }) {
  const { t } = useWords();
  const { fingerprint, personId, memberId, agent, subject, mspId } = signer;
  return (
    <Link to="/audit/certificates/$fingerprint" params={{ fingerprint }} title={subject}>
      {personId !== undefined ? (
        <PersonOfMember id={personId} />
      ) : agent === true ? (
        <>
          {t('common.agent')} (<MemberName id={memberId ?? mspId} />)
        </>
      ) : (
        <>
          {commonNameOf(subject)} ({mspId})
        </>
      )}
    </Link>
  );
}
