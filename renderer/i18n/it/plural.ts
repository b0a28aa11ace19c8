// Italian leaves the point out of four figures unless told; the visual design wants `1.500`.
const countFormat = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/** A count as it is read: `1.500`. */
export function formatCount(count: number): string {
  return countFormat.format(count);
}

/** A count with its noun: `1 errore`, `3 errori`. */
export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const words = ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'];

/** A small number as the first word of a sentence, with its noun; `one` brings its own article. */
export function countedInWords(count: number, one: string, many: string): string {
  const said = count === 1 ? one : `${words[count] ?? String(count)} ${many}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
