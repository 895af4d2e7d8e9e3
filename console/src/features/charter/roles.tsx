import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { Facts } from '../../components/facts.js';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';

/** The roles and what each allows. */
export function Roles({ charter }: { readonly charter: Charter }) {
  const { t, local } = useWords();
  const titleOf = (id: string) => {
    const role = charter.roles[id];
    return role === undefined ? id : local(role.title);
  };
  return (
    <Panel title={t('charter.roles')} testId="charter-roles">
      <ul className="plain-list list-lines">
        {Object.entries(charter.roles).map(([id, role]) => (
          <li key={id} className="stack-small">
            <h3>{local(role.title)}</h3>
            <Facts
              facts={[
                [
                  t('charter.allows'),
                  role.permissions.length === 0
                    ? t('charter.allowsNothing')
                    : role.permissions.map((permission) => t(`permissions.${permission}`)).join(' · '),
                ],
                [
                  t('charter.excludes'),
                  role.excludes.length === 0 ? null : role.excludes.map(titleOf).join(' · '),
                ],
              ]}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
