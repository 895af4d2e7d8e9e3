import { NODE_KINDS } from '@fabric-governance/chaincode/governance/states';
import { Input } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { Field } from '../../components/field.js';
import { Panel } from '../../components/page.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';

const FIELDS = [
  { name: 'short', word: 'nodes.id', required: true },
  { name: 'version', word: 'nodes.version', required: true },
  { name: 'host', word: 'nodes.host', required: true },
  { name: 'system', word: 'nodes.system', required: true },
  { name: 'place', word: 'nodes.place', required: false },
] as const;
type FieldName = (typeof FIELDS)[number]['name'];

const EMPTY: Readonly<Record<FieldName, string>> = {
  short: '',
  version: '',
  host: '',
  system: '',
  place: '',
};

/** Enters a node of the own institution into the register. */
export function RegisterForm() {
  const { t } = useWords();
  const { against, institution } = useActor();
  const submission = useSubmission();
  const [kind, setKind] = useState<(typeof NODE_KINDS)[number]>('peer');
  const [values, setValues] = useState(EMPTY);
  const missing = FIELDS.some(({ name, required }) => required && values[name].trim() === '');
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const register = async () => {
    const { short, version, host, system, place } = values;
    const where = place.trim() === '' ? {} : { place: place.trim() };
    const input = {
      nodeId: `${institution.memberId}.${short.trim()}`,
      kind,
      version: version.trim(),
      host: { name: host.trim(), system: system.trim(), ...where },
      status: 'running' as const,
    };
    const done = await submission.run((ledger, onStep) => ledger.submit('Nodes:register', input, { onStep }));
    if (done !== null) setValues(EMPTY);
  };
  return (
    <Panel title={t('nodes.register')} testId="register-node">
      <ChoiceField
        label={t('nodes.kind')}
        testId="node-kind"
        value={kind}
        options={NODE_KINDS.map((one) => ({ value: one, label: t(`nodeKinds.${one}`) }))}
        onChange={(value) => {
          setKind(NODE_KINDS.find((one) => one === value) ?? kind);
        }}
      />
      {FIELDS.map(({ name, word }) => (
        <Field key={name} label={t(word)}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={values[name]}
              data-testid={`node-${name}`}
              onChange={(event) => {
                setValues((before) => ({ ...before, [name]: event.target.value }));
              }}
            />
          )}
        </Field>
      ))}
      <div className="actions">
        <ActionButton
          type="primary"
          testId="node-register"
          reason={against('node.keep') ?? busy ?? (missing ? t('newProposal.required') : undefined)}
          onClick={() => void register()}
        >
          {t('nodes.register')}
        </ActionButton>
      </div>
      <SubmissionStatus submission={submission} />
    </Panel>
  );
}
