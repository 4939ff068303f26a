/** Every piece is SQL of the wall time in the business zone; null where the text tells no day that exists. */

/** Taken apart by hand: the engine's cast to a timestamp drops the offset without a word. */
export function fromOffset(text: string): string {
  const part = (group: number) =>
    `regexp_extract(${text}, '^(.*?) ?(Z|z|UTC|GMT|([+-])(\\d\\d):?(\\d\\d)?)$', ${group})`;
  const minutes = `(coalesce(try_cast(${part(4)} as integer), 0) * 60 + coalesce(try_cast(${part(5)} as integer), 0))`;
  return inZone(
    `try_cast(${part(1)} as timestamp) - to_minutes(case when ${part(3)} = '-' then -${minutes} else ${minutes} end)`
  );
}

/** Seconds, milliseconds or microseconds since 1970, by the number of their digits. */
export const fromEpoch = (text: string) =>
  inZone(`make_timestamp(try_cast(rpad(${text}, 16, '0') as bigint))`);

/** An instant always has one wall time, also on the nights when clocks are changed. */
const inZone = (utc: string) => `((${utc}) at time zone 'UTC') at time zone $time_zone`;

/** To the second: the fraction of a day is cut off somewhere behind it. */
export const fromSerial = (text: string) =>
  `timestamp '1899-12-30' + to_seconds(cast(round(try_cast(${text} as decimal(28, 12)) * 86400) as bigint))`;

/** 12 in the morning is 0, 2 in the afternoon is 14, and 14 in the afternoon too. */
export function fromChinese(text: string): string {
  const day = `regexp_replace(regexp_extract(${text}, '^\\d+\\D\\d+\\D\\d+'), '[^0-9]', '-', 'g')`;
  const clock = `regexp_replace(${text}, '^\\d+\\D\\d+\\D\\d+', '')`;
  const part = (pattern: string) => `lpad(regexp_extract(${clock}, '${pattern}', 1), 2, '0')`;
  const hour = part('(\\d+)[:时点]');
  const minute = part('[:时点](\\d+)');
  const second = part('[:时点]\\d+[:分](\\d+)');
  return `try_cast(${day} || ' ' || ${hour} || ':' || ${minute} || ':' || ${second} as timestamp) + to_hours(case
        when contains(${text}, '下午') and ${hour} < '12' then 12
        when contains(${text}, '上午') and ${hour} = '12' then -12
        else 0
    end)`;
}

/** A year of two digits is one of the last hundred, or the next: later ones belong to the century before. */
export const withPivot = (parsed: string) =>
  `case when year(${parsed}) > $date_pivot then cast(${parsed} - interval '100 years' as timestamp) else ${parsed} end`;
