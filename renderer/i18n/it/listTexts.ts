import { formatCount } from './plural.ts';

/** What lists say of themselves. */
export const listTexts = {
  showOthers: (count: number) =>
    count === 1 ? 'Mostra anche l’altro' : `Mostra anche gli altri ${formatCount(count)}`,
} as const;
