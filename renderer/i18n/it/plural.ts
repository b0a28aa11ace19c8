/** A count with its noun: `1 errore`, `3 errori`. */
export function counted(count: number, one: string, many: string): string {
  return `${new Intl.NumberFormat('it-IT').format(count)} ${count === 1 ? one : many}`;
}

const words = ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'];

/** A small number as the first word of a sentence, with its noun; `one` brings its own article. */
export function countedInWords(count: number, one: string, many: string): string {
  const said = count === 1 ? one : `${words[count] ?? String(count)} ${many}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
