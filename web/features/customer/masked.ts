/** What a person is known by, until somebody asks for it: enough to recognise it by, not enough to use it. */
export function masked(attribute: string, value: string): string {
  const signs = [...value];
  const hidden = (shown: number, end: number) =>
    `${signs.slice(0, shown).join('')}•••${end === 0 ? '' : signs.slice(-end).join('')}`;
  if (attribute === 'phone') return signs.length > 7 ? hidden(3, 4) : hidden(0, 2);
  if (attribute === 'email') {
    const at = signs.lastIndexOf('@');
    return at < 1 ? hidden(1, 0) : `${hidden(1, 0)}${signs.slice(at).join('')}`;
  }
  return hidden(attribute === 'birth_year' ? 2 : 1, 0);
}
