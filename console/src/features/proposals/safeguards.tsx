import { holdsOf } from '@fabric-governance/chaincode/governance/lifecycle/clock';
import type { ConsentRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import type { AskedActView, ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Panel } from '../../components/page.js';
import { PersonOfMember } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { timeWords } from '../../wording/time.js';
import { ConsentForm } from './consent-form.js';

/** Words given for an act since the last hold ended, by people who may give them now: those that can count. */
function given({ consents, phase }: ProposalView, { act, bodyId, mayJoin }: AskedActView): ConsentRecord[] {
  const since = act === 'release' ? (phase.hold?.at ?? 0) : (holdsOf(phase).at(-1)?.until ?? 0);
  const renewed = act === 'hold' || act === 'release';
  return consents.filter(
    (one) =>
      one.act === act &&
      one.bodyId === bodyId &&
      mayJoin.includes(one.personId) &&
      (!renewed || one.at >= since),
  );
}

function Asked({ view, asked }: { readonly view: ProposalView; readonly asked: AskedActView }) {
  const { t, local } = useWords();
  const { act, title, people, institutions } = asked;
  const words = given(view, asked);
  return (
    <li className="stack-small" data-testid={`asked-${act}-${asked.bodyId}`}>
      <div className="row">
        <strong>{t(`jointActs.${act}`)}</strong>
        <span>{local(title)}</span>
        <span className="small muted">
          {t('safeguards.needed', {
            count: words.length,
            people,
            from: new Set(words.map(({ memberId }) => memberId)).size,
            institutions,
          })}
        </span>
      </div>
    </li>
  );
}

function Words({ consents }: { readonly consents: readonly ConsentRecord[] }) {
  const { t } = useWords();
  return (
    <ul className="plain-list" data-testid="consents">
      {consents.map(({ act, bodyId, personId, subject, reason, at }) => (
        <li key={`${act}${bodyId}${personId}${subject ?? ''}`}>
          <div className="row">
            <PersonOfMember id={personId} />
            <span>{t(`jointActs.${act}`)}</span>
            <span className="small muted">
              <Time at={at} />
            </span>
          </div>
          <p className="prose">{reason}</p>
        </li>
      ))}
    </ul>
  );
}

/** What people of bodies can do together about the proposal, what they have said, and the way to say so (R16). */
export function Safeguards({ view }: { readonly view: ProposalView }) {
  const { t, local, language } = useWords();
  const { session } = useActor();
  const { asked, consents, phase } = view;
  if (asked.length === 0 && consents.length === 0) return null;
  const mine = asked.filter(({ mayJoin }) => mayJoin.some((id) => id === session.personId));
  const holder = asked.find(({ bodyId }) => bodyId === phase.hold?.bodyId);
  return (
    <Panel title={t('safeguards.title')} testId="safeguards">
      {phase.hold !== undefined && (
        <p data-testid="hold">
          {t('safeguards.held', {
            at: timeWords(phase.hold.until, language),
            body: holder === undefined ? phase.hold.bodyId : local(holder.title),
            reason: phase.hold.reason,
          })}
        </p>
      )}
      {asked.length > 0 && <p className="small muted">{t('safeguards.intro')}</p>}
      <ul className="plain-list">
        {asked.map((one) => (
          <Asked key={`${one.act}${one.bodyId}`} view={view} asked={one} />
        ))}
      </ul>
      <Words consents={consents} />
      {mine.length > 0 && <ConsentForm view={view} asked={mine} />}
    </Panel>
  );
}
