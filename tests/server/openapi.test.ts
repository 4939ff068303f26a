import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '../../server/questions/questions.ts';
import { demo, serve, type Served } from '../support/served.ts';

interface Operation {
  operationId?: string;
  parameters: { name: string; description?: string; schema: { enum?: string[] } }[];
  responses: { 200: { content: { 'application/json': { schema: object } } } };
}

interface OpenApi {
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, object> };
}

let served: Served;
let document: OpenApi;
/** What a question needs to be asked about: by the word that stands for it below. */
let known: Record<string, string>;
beforeAll(async () => {
  served = await serve(demo);
  document = (await told('/api/openapi.json')) as unknown as OpenApi;
  const [customers, extracts] = await Promise.all([
    told('/api/customers?page_size=1'),
    told('/api/extracts')
  ]);
  known = {
    '{customer}': String(customers.rows[0]?.['customer_id']),
    '{extract}': String(extracts.rows[0]?.['extract_id'])
  };
});
afterAll(() => served.close());

interface Told {
  rows: Record<string, string | number>[];
}
const told = async (path: string) => (await (await fetch(`${served.address}${path}`)).json()) as Told;
const operationOf = (name: string) => document.paths[`/api/${name}`]?.get;

/** Answers may gain columns, so the document leaves objects open. Here a column that it does not name is a fault. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  return 'properties' in parts && !('additionalProperties' in parts)
    ? { ...parts, additionalProperties: false }
    : parts;
}

function faultsOf(name: string, answer: unknown): unknown[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, allowUnionTypes: true });
  ajv.addSchema({ $id: 'document', components: closed(document.components) });
  const schema = JSON.stringify(closed(operationOf(name)?.responses[200].content['application/json'].schema));
  const validate = ajv.compile(
    JSON.parse(schema.replaceAll('"#/components/', '"document#/components/')) as object
  );
  return validate(answer) ? [] : (validate.errors ?? []).slice(0, 5);
}

/** How each question is asked: once plainly, and in the ways that change what its answer holds. */
const asked: Record<string, string[]> = {
  kpis: ['', 'by=first_region', 'scheme=lifecycle&period=2026-07', 'from=2026-01-05&to=2026-03-09'],
  'kpi-series': ['metric_id=churn_rate', 'metric_id=customer_share&grain=month'],
  'kpi-change': ['metric_id=repurchase_rate'],
  segments: ['', 'scheme=eight_types', 'scheme=loyalty', 'scoring=relative', 'as_of=2026'],
  'segment-series': ['grain=half', 'scheme=rfm_8'],
  'segment-indices': ['', 'scheme=eight_types&as_of=2026-05-03'],
  'segment-flow': ['', 'scheme=value_tier', 'at=2025Q4&at=2026Q1&at=2026Q2'],
  'rfm-cube': ['', 'dimensions=first_region,first_channel', 'lapsed=include'],
  'segment-paths': ['', 'at=2025Q4&at=2026Q1&at=2026Q2'],
  'flow-health': ['', 'scheme=value_tier'],
  validity: ['', 'periods=3&against=value_tier', 'against=dormant_days:60&scheme=lifecycle'],
  'dimension-scan': [''],
  'before-after': ['on=2026-02-27&days=30', 'on=2025-01-15&scheme=value_tier'],
  events: [''],
  'cohort-retention': ['', 'kind=bracket', 'kind=every&cohort=quarter', 'by=first_region'],
  'lifecycle-series': ['', 'grain=month'],
  churn: ['', 'grain=quarter'],
  'churn-validation': [''],
  'early-warning': ['', 'warned=true'],
  'early-warning-record': [''],
  'second-order': ['', 'by=first_region'],
  prediction: ['', 'horizon_days=30&model=bg_nbd&scheme=lifecycle'],
  'prediction-customers': ['', 'segment=loyal&sort=-alive_chance'],
  'prediction-validation': [''],
  customers: [
    '',
    'scheme=eight_types',
    'from=2026Q1&to=2026Q2&from_segment=loyal',
    'metric_id=repurchase_rate&period=2026Q2&part=numerator'
  ],
  customer: ['customer_id={customer}', 'customer_id={customer}&grain=month'],
  'order-lines': ['customer_id={customer}', 'customer_id='],
  extracts: [''],
  quality: [''],
  'quality-cases': ['', 'code=amount_outlying'],
  sources: [''],
  completeness: [''],
  'customers-alike': [''],
  timeline: ['customer_id={customer}'],
  'customer-sheet': ['as_of=2026-09-30'],
  profiles: [''],
  rejects: ['extract_id={extract}'],
  trace: ['of=segments&cell.segment=loyal', 'of=rfm-cube&dimensions=first_region&cell.r_score=5'],
  'trace-lines': ['of=segments&cell.segment=loyal'],
  definitions: [''],
  settings: ['']
};

const cases = questions.flatMap(({ name }) => (asked[name] ?? []).map((query) => [name, query] as const));

describe('the document of the interface', () => {
  it('describes every question, and here each is asked', () => {
    const described = Object.values(document.paths).flatMap(({ get }) => get?.operationId ?? []);
    expect(described.sort()).toEqual(questions.map(({ name }) => name).sort());
    expect(Object.keys(asked).sort()).toEqual(described);
  });

  it.each(cases)('describes what %s is answered with: %s', async (name, query) => {
    const path = query.replace(/\{\w+\}/, (word) => known[word] ?? word);
    const answer = await told(`/api/${name}?${path}`);
    expect(answer).toHaveProperty('rows');
    expect(faultsOf(name, answer)).toEqual([]);
  });

  it('notices a column that is missing, one that nobody describes, and one of another type', async () => {
    const answer = await told('/api/segments');
    const broken = (change: object) => ({ ...answer, rows: [{ ...answer.rows[0], ...change }] });
    expect(faultsOf('segments', broken({}))).toEqual([]);
    expect(faultsOf('segments', broken({ customers: undefined }))).not.toEqual([]);
    expect(faultsOf('segments', broken({ colour: 'red' }))).not.toEqual([]);
    expect(faultsOf('segments', broken({ customers: '12' }))).not.toEqual([]);
  });

  it('names the columns and parameters by which a cell of another question opens', () => {
    for (const { name, cells, parameters } of questions) {
      if (!cells) continue;
      const taken = operationOf('trace')?.parameters.map((parameter) => parameter.name);
      expect(taken).toEqual(expect.arrayContaining(cells.columns.map((column) => `cell.${column}`)));
      expect(taken).toEqual(expect.arrayContaining(Object.keys(parameters)));
      expect(
        operationOf('trace')?.parameters.find((each) => each.name === `cell.${cells.columns[0] ?? ''}`)
      ).toMatchObject(
        cells.columns[0] === undefined ? {} : { description: expect.stringContaining(name) as string }
      );
    }
  });
});
