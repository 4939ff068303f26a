/** What a chart may paint with: the tokens of the page, read once for each theme. Pure chart functions are given it. */
export interface Palette {
  ink: string;
  ink_soft: string;
  line: string;
  grid: string;
  surface: string;
  series: string;
  series_soft: string;
  font: string;
  /** colour of a segment, by the tone that its label names */
  tone: (tone: string) => string;
}

export function readPalette(): Palette {
  const tokens = getComputedStyle(document.documentElement);
  // Each is read once: a chart asks for the same few colours again and again, and every reading works the style out anew.
  const known = new Map<string, string>();
  const token = (name: string) => {
    const value = known.get(name) ?? tokens.getPropertyValue(name).trim();
    known.set(name, value);
    return value;
  };
  return {
    ink: token('--ink'),
    ink_soft: token('--ink-soft'),
    line: token('--line-strong'),
    grid: token('--chart-grid'),
    surface: token('--surface'),
    series: token('--series'),
    series_soft: token('--series-soft'),
    font: token('--font-text').replace(/\s+/g, ' '),
    tone: (tone) => token(`--tone-${tone}`) || token('--tone-lapsed')
  };
}

/** What all charts have in common: our type, our axes, a tooltip that a strict CSP allows. */
export function chartBase(palette: Palette) {
  return {
    textStyle: { fontFamily: palette.font, color: palette.ink },
    animationDuration: 300,
    animationDurationUpdate: 300,
    aria: { enabled: false },
    tooltip: {
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 13, fontFamily: palette.font }
    }
  };
}

export function categoryAxis(palette: Palette, names: string[]) {
  return {
    type: 'category' as const,
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.ink_soft, fontSize: 12, hideOverlap: true }
  };
}

export function valueAxis(palette: Palette, formatter: (value: number) => string) {
  return {
    type: 'value' as const,
    axisLabel: { color: palette.ink_soft, fontSize: 12, formatter },
    splitLine: { lineStyle: { color: palette.grid } },
    splitNumber: 4
  };
}

/** A bar of a period that is not over: hatched as its cell in a table is. */
export function hatching({ surface }: Pick<Palette, 'surface'>) {
  return {
    symbol: 'rect' as const,
    color: surface,
    dashArrayX: [1, 0],
    dashArrayY: [2, 5],
    rotation: -Math.PI / 4
  };
}
