/** Lines of notes that are shown; the rest is on the web. */
const MOST_LINES = 20;
const LONGEST_LINE = 300;

/** What electron-updater hands on: one text, a text for each version passed over, or nothing. */
export type ReleaseNotes = string | readonly { readonly note: string | null }[] | null | undefined;

/** The notes of a version as plain lines: whatever marks them up in the feed, nothing of it reaches the window. */
export function changesIn(notes: ReleaseNotes): readonly string[] {
  const text =
    typeof notes === 'string' ? notes : (notes ?? []).map(({ note }) => note ?? '').join('\n');
  return text
    .replaceAll(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => line.replace(/^[\s#*-]+/, '').trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
}
