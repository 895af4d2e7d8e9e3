import { CHOICES } from '@fabric-governance/chaincode/governance/states';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Input, Radio, Select } from 'antd';
import { Field } from '../../components/field.js';
import { useWords } from '../../i18n/use-words.js';
import type { BallotContent } from './ballot-content.js';
import { ballotRound } from './ballot-round.js';
import { useCandidateNames } from './use-candidate-names.js';

interface BallotFieldsProps {
  readonly view: ProposalView;
  readonly content: BallotContent;
  readonly onChange: (content: BallotContent) => void;
}

function RankingField({ view, content, onChange }: BallotFieldsProps) {
  const { t } = useWords();
  const nameOf = useCandidateNames(view);
  return (
    <Field label={t('ballotExtras.ranking')} hint={t('ballotExtras.rankingHint')}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          className="wide-select"
          data-testid="ranking"
          value={[...content.ranking]}
          options={ballotRound(view).candidates.map((id) => ({ value: id, label: nameOf(id) }))}
          onChange={(ranking: string[]) => {
            onChange({ ...content, ranking });
          }}
        />
      )}
    </Field>
  );
}

/** What a ballot says: the choice, in an election the candidates, and grounds where the track asks for some. */
export function BallotFields({ view, content, onChange }: BallotFieldsProps) {
  const { t } = useWords();
  const { track, candidates } = ballotRound(view);
  const reasoned = track.reasoned ?? [];
  return (
    <>
      <Radio.Group
        aria-label={t('proposals.ballot')}
        value={content.choice}
        onChange={(event) => {
          const choice = CHOICES.find((known) => known === event.target.value);
          if (choice !== undefined) onChange({ ...content, choice });
        }}
      >
        {CHOICES.map((known) => (
          <Radio.Button key={known} value={known}>
            <span data-testid={`choice-${known}`}>{t(`choices.${known}`)}</span>
          </Radio.Button>
        ))}
      </Radio.Group>
      {candidates.length > 0 && content.choice === 'yes' && (
        <RankingField view={view} content={content} onChange={onChange} />
      )}
      {reasoned.includes(content.choice) && (
        <Field
          label={t('ballotExtras.reason')}
          hint={t('ballotExtras.reasonHint', {
            choices: reasoned.map((choice) => t(`choices.${choice}`)).join(t('common.enumeration')),
          })}
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={2000}
              data-testid="ballot-reason"
              value={content.reason}
              onChange={(event) => {
                onChange({ ...content, reason: event.target.value });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
