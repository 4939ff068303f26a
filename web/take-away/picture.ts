/** What is written around a chart that leaves its page: without the page nobody would know what it shows. */
export interface Caption {
  title: string;
  sentence: string;
  /** where and of when it is */
  source: string;
}

export interface Paper {
  surface: string;
  ink: string;
  ink_soft: string;
  font: string;
}

const margin = 24;
const lines = { title: 30, sentence: 20, source: 18 };

/** A chart as a drawing that stands for itself: its title and its sentence above, where it is from below. */
export function pictureOf(
  chart: SVGSVGElement,
  caption: Caption,
  paper: Paper
): { svg: string; width: number; height: number } {
  const { width: inner, height: tall } = chart.getBoundingClientRect();
  const width = Math.max(480, Math.round(inner)) + 2 * margin;
  const sentences = wrapped(caption.sentence, Math.floor((width - 2 * margin) / 7));
  const top = margin + lines.title + sentences.length * lines.sentence + 8;
  const height = Math.round(top + tall + lines.source + margin);

  const drawing = chart.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: margin, y: top, width: inner, height: tall }))
    drawing.setAttribute(name, String(value));
  drawing.removeAttribute('style');

  const text = (line: string, y: number, size: number, fill: string, weight = 400) =>
    `<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${escaped(fill)}">${escaped(line)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(paper.font)}">`,
    `<rect width="100%" height="100%" fill="${escaped(paper.surface)}"/>`,
    text(caption.title, margin + 16, 18, paper.ink, 620),
    ...sentences.map((line, at) =>
      text(line, margin + lines.title + 12 + at * lines.sentence, 13, paper.ink_soft)
    ),
    new XMLSerializer().serializeToString(drawing),
    text(caption.source, height - margin + 6, 11, paper.ink_soft),
    '</svg>'
  ].join('\n');
  return { svg, width, height };
}

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign
  );

/** Lines of so many letters at most; a Chinese character takes the room of two. */
export function wrapped(sentence: string, letters: number): string[] {
  const words = sentence.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+\s*|\s+/g) ?? [];
  const room = (text: string) => text.replace(/[\u2E80-\uFFEF]/g, '  ').length;
  const rows: string[] = [];
  let row = '';
  for (const word of words) {
    if (row !== '' && room(row + word.trimEnd()) > letters) {
      rows.push(row.trimEnd());
      row = '';
    }
    row += word;
  }
  return row.trim() === '' ? rows : [...rows, row.trimEnd()];
}

/** Twice as fine as the screen: it will be looked at on a projector. */
export async function pngOf({
  svg,
  width,
  height
}: {
  svg: string;
  width: number;
  height: number;
}): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))))
  );
}
