import { useRef } from 'react';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { useStores } from '../../stores/stores.tsx';
import { isToBePrepared } from './shownPatients.ts';

/** Choosing several patients at once among the rows shown. */
export interface Marking {
  /** The rows from one to the other join what was chosen before the stretch began. */
  readonly extend: (from: number, to: number) => void;
  /** Whoever among the rows is to be updated. */
  readonly markDue: () => void;
}

/** A stretch being drawn: where it began, what was chosen before, and the choice it made last. */
interface Stretch {
  readonly from: number;
  readonly before: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
}

/** Choosing several of these rows. */
export function useMarking(rows: readonly PatientView[]): Marking {
  const { usePatients } = useStores();
  const marked = usePatients((state) => state.marked);
  const setMarked = usePatients((state) => state.setMarked);
  const stretch = useRef<Stretch | null>(null);
  return {
    extend: (from, to) => {
      // A stretch that is drawn back lets go of what it had reached.
      const { before } =
        stretch.current?.from === from && stretch.current.made === marked
          ? stretch.current
          : { before: marked };
      const reached = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
      setMarked([...before, ...reached.map(({ codiceFiscale }) => codiceFiscale)]);
      stretch.current = { from, before, made: usePatients.getState().marked };
    },
    markDue: () => {
      setMarked(rows.filter(isToBePrepared).map(({ codiceFiscale }) => codiceFiscale));
    },
  };
}
