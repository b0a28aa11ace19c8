import { classNames } from './classNames.ts';
import type { MarkName, Tone } from './Mark.tsx';
import { Journey } from './Thread.tsx';
import styles from './ManyMarks.module.css';

/** More shapes than the eye counts: from here on a bar tells their shares. */
const MOST_SHAPES = 100;

/** The tones of the bar, what is settled first. */
const shares = [
  { tones: ['ok'], look: 'ok' },
  { tones: ['bad'], look: 'bad' },
  { tones: ['warn'], look: 'warn' },
  { tones: ['move'], look: 'move' },
  { tones: ['idle', 'quiet'], look: 'rest' },
] as const satisfies readonly { readonly tones: readonly Tone[]; readonly look: string }[];

/** One shape for each of many documents, or their shares where they are too many; one sentence for readers. */
export function ManyMarks({
  said,
  marks,
}: {
  readonly said: string;
  readonly marks: readonly (readonly [MarkName, Tone])[];
}) {
  if (marks.length <= MOST_SHAPES) return <Journey said={said} marks={marks} />;
  const count = (tones: readonly Tone[]): number =>
    marks.filter(([, tone]) => tones.includes(tone)).length;
  return (
    <span className={styles['bar']} role="img" aria-label={said}>
      {shares.map(({ tones, look }) => {
        const share = count(tones);
        return share === 0 ? null : (
          <i key={look} className={classNames(styles[look])} style={{ flexGrow: share }} />
        );
      })}
    </span>
  );
}
