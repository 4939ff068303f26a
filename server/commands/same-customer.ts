import { refusal } from '../errors.ts';
import { decideIdentity, type Decision } from '../identity/decide.ts';
import { json, type Command } from './command.ts';
import { textTable } from './table.ts';

const decisions: readonly Decision[] = ['same', 'apart', 'open'];

/** Says that two ids are one customer, or two, or takes back what was said. */
export const sameCustomer: Command = {
  name: 'same-customer',
  usage: 'same-customer CUSTOMER_ID OTHER_ID [--decision same|apart|open] [--json]',
  flags: { decision: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { least: 2, most: 2 },
  needs_home: true,

  async run(home, { flags, positionals }, speaker) {
    const [customer_id = '', other_id = ''] = positionals;
    const value = typeof flags['decision'] === 'string' ? flags['decision'] : 'same';
    const decision = decisions.find((known) => known === value);
    if (!decision) throw refusal('value_not_known', { name: '--decision', value, known: decisions });
    const decided = await decideIdentity(home, { customer_id, other_id, decision }, new Date());
    speaker.say(
      flags['json']
        ? json(decided)
        : textTable(
            decided.identities.map((identity) => ({ ...identity, is_same: String(identity.is_same) }))
          )
    );
    return 0;
  }
};
