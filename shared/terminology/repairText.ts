/** UTF-8 read as Windows-1252: what the accented vowels and the apostrophe of Italian turn into. */
const MISREAD: Readonly<Record<string, string>> = {
  'Ã\u00a0': 'à',
  'Ã¨': 'è',
  'Ã©': 'é',
  'Ã¬': 'ì',
  'Ã²': 'ò',
  'Ã¹': 'ù',
  'Ã€': 'À',
  Ãˆ: 'È',
  'Ã‰': 'É',
  'Ã™': 'Ù',
  'â€™': "'",
  'â€“': '–',
};
const MISREAD_PATTERN = new RegExp(Object.keys(MISREAD).join('|'), 'g');

/** Words that only a dictionary can mend. */
const WHOLE_WORDS: readonly (readonly [damaged: RegExp, mended: string])[] = [
  [/Amp\?\?re/g, 'Ampère'],
  [/amp\?\?re/g, 'ampère'],
  [/Se\?\?zary/g, 'Sézary'],
  [/\?\?ngstr\?\?m/g, 'Ångström'],
  [/\?\?\?griffe\?\?\?/g, '"griffe"'],
  [/\b([Nn])e\?\?(?!\?)/g, '$1é'],
];

/**
 * Damage of a known kind, in the order in which it can be told apart. Every byte of a lost character stands as one
 * `?`: two for an accented vowel, three for a typographic apostrophe, dash or a decomposed vowel.
 */
const LOST_BYTES: readonly (readonly [damaged: RegExp, mended: string])[] = [
  ...WHOLE_WORDS,
  [/\?{9}/g, '\'"'],
  // Two invisible characters stood here.
  [/ \?{6}(?=de)/g, ' '],
  [/\?{6}/g, '"'],
  [/(^|\s)\?{3}(?=\s)/g, '$1–'],
  [/(^|[-\s])\?{2,3}(?=-?(?:[A-Z]{3}|2-))/g, '$1β'],
  [/(N-ACETYL-)\?{3}/g, '$1β'],
  [/(\p{L}t)\?{2,3}(?!\p{L})/gu, '$1à'],
  [/(\p{Lu}T)\?{2,3}(?!\p{L})/gu, '$1À'],
  [/(\p{Ll})\?{3}(?=[\p{L}\p{N}<]|$|\s)/gu, "$1'"],
  [/(\p{L})\?{3}(?=\p{L})/gu, "$1'"],
  [/A\?{3}(?!\p{L})/gu, 'À'],
  [/\bPI\?{2,3}(?!\p{L})/gu, 'PIÙ'],
  [/\b([Pp])i\?\?(?!\p{L})/gu, '$1iù'],
  [/\b([Pp])u\?\?(?!\p{L})/gu, '$1uò'],
  [/(ch)\?\?(?!\p{L})/gu, '$1é'],
  [/\b([Cc])os\?\?(?!\p{L})/gu, '$1osì'],
  [/(\b[Ee]t|\b[Gg]i)\?\?(?!\p{L})/gu, '$1à'],
  [/(^|\s)\?\?(?=\s)/g, '$1è'],
  [/(\d ?)\?\?(?=\D|$)/g, '$1°'],
  [/(^|\s)\?\?(?=[CF]\b)/g, '$1°'],
];

/**
 * Gives back the accents and apostrophes a text lost on its way through wrong encodings, as the national catalogues
 * did (pss-cda.md §7). Damage of an unknown kind is left as it stands: a guess could name another thing.
 */
export function repairText(text: string): string {
  let mended = text;
  if (/[Ãâ]/.test(mended)) {
    mended = mended.replace(MISREAD_PATTERN, (found) => MISREAD[found] ?? found);
    // The second half of a misread `à` is a space, which may be gone or have become another one.
    mended = mended.replace(/Ã(?=\s|$)/g, 'à');
  }
  if (mended.includes('??')) {
    for (const [damaged, repaired] of LOST_BYTES) mended = mended.replace(damaged, repaired);
  }
  return mended.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Whether a text still shows damage after its repair. */
export function looksDamaged(text: string): boolean {
  return text.includes('??') || text.includes('\uFFFD');
}
