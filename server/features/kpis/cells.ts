import type { Metric } from '../../../sql/metrics/metric.ts';
import type { DatedPeriod } from '../../build/calendar.ts';
import { asParameters, refusal } from '../../errors.ts';
import type { Cell, Cells } from '../../questions/cell.ts';
import { dimensions } from '../../dimensions.ts';
import type { AskingOfData } from '../../questions/question.ts';
import type { SchemeDefinition } from '../../schemes/definition.ts';
import { customersBehind, groupings, relationBehind, type By, type Part } from './behind.ts';
import { catalog, metricsAsked, type MetricId } from './catalog.ts';

interface Asked {
  scheme: SchemeDefinition;
  metric_id: readonly MetricId[];
  by: By | undefined;
}

/** How a number of kpis and kpi-series opens; which period it is of differs. An empty text is "no value". */
export const kpiCells = <A extends Asked>(
  periodOf: (asking: AskingOfData, asked: A, cell: Cell) => DatedPeriod,
  more: readonly string[] = []
): Cells<A> => ({
  columns: ['metric_id', ...more, 'segment', ...dimensions],
  measures: ['numerator', 'denominator'],

  async behind(asking, asked, cell) {
    const { values, measure } = cell;
    const id = values['metric_id'] ?? asked.metric_id[0];
    const metric = catalog.find((known) => known.id === id);
    if (!metric) {
      const known = catalog.map((each) => each.id);
      throw refusal('value_not_known', { name: 'cell.metric_id', value: id ?? '', known });
    }
    await metricsAsked(asking, [metric.id as MetricId]);
    refuseUnread(metric, asked.by, values);
    const period = periodOf(asking, asked, cell);
    const behind = customersBehind({
      metric,
      part: measure as Part,
      period,
      scheme: asked.scheme,
      segment: asked.by === 'segment' ? undefined : values['segment'] || undefined,
      group: asked.by && { by: asked.by, value: values[asked.by] || null }
    });
    return {
      relation: relationBehind(behind),
      times: behind.times,
      lines: behind.lines,
      as_of: period.read_on
    };
  }
});

/** A group is read where the answer is told by it: left unread, everybody would stand behind the number. */
function refuseUnread(metric: Metric, by: By | undefined, values: Cell['values']): void {
  const unread = groupings.find(
    (group) => values[group] && group !== by && !(group === 'segment' && metric.by_segment)
  );
  if (unread)
    throw refusal(
      'parameters_together',
      { given: `cell.${unread}` },
      { needed: asParameters(`by=${unread}`) }
    );
}
