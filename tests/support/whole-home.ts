import type { Home } from '../../server/home.ts';

/**
 * Everything a reader can see of a home, told without internal keys of customers: these depend on what else was ever
 * loaded. The ledger goes with it, the history of publications does not.
 */
export async function wholeHome(home: Home): Promise<Record<string, unknown[]>> {
  const asked = {
    lines: `select customer_id, lines.* exclude (customer_key)
      from lines_in_force as lines left join customers using (customer_key)`,
    states: `select customer_id, states.* exclude (customer_key)
      from customer_states as states inner join customers using (customer_key)`,
    dimensions: `select customer_id, known.* exclude (customer_key)
      from customer_dimensions as known inner join customers using (customer_key)`,
    segments: 'select * from segment_sizes',
    flows: 'select * from segment_flows',
    kpis: 'select * from kpi_values',
    ledger: 'select * from extracts',
    files: 'select * from extract_files',
    rejects: 'select * from rejects'
  };
  const told: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(asked)) {
    told[name] = await home.warehouse.all(`select * from (${sql}) order by all`);
  }
  return told;
}
