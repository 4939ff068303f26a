import { profilesInForce } from '../../extracts/saved-profiles.ts';
import { question } from '../../questions/question.ts';
import type { ProfilesAnswer } from './contract.ts';

export const profiles = question({
  name: 'profiles',
  purpose: 'Sources whose columns are known: what people mapped, and what is shipped.',
  parameters: {},
  needs_no_data: true,

  async answer({ home, published }): Promise<ProfilesAnswer> {
    const { data_version, data_through } = published;
    const known = await profilesInForce(home);
    const rows = known.map(({ profile, kind, source, columns, options, ...rest }) => ({
      profile,
      kind,
      source,
      columns,
      options,
      saved_at: 'saved_at' in rest ? rest.saved_at : null
    }));
    return { data_version, data_through, definition: {}, rows };
  }
});
