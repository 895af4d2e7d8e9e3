import type { JointAct } from '../charter/bodies.js';
import type { Naming } from './naming.js';
import { phrase, type Words } from './words.js';

/** Who acts together: “2 people of “Guardians” from at least 2 institutions”. */
export function jointActWords({ body, people, institutions }: JointAct, naming: Naming): Words {
  const parameters = { body: naming.body(body), people, institutions };
  if (people === 1) return phrase('one person of {body}', '{body}的 1 名人员', parameters);
  if (institutions === 1) return phrase('{people} people of {body}', '{body}的{people}名人员', parameters);
  return phrase(
    '{people} people of {body} from at least {institutions} institutions',
    '{body}的{people}名人员（来自至少{institutions}个机构）',
    parameters,
  );
}
