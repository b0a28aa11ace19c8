import type { SevereAllergiesView } from '../../../../shared/ipc/documentViews.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { entriesOf } from './entries.ts';
import { listText, conceptText } from './summaries.ts';
import { textAt } from './paths.ts';

/** What the band says of severe allergies: three different things. */
export type SevereAllergies = SevereAllergiesView;

/** The severe allergies of a section; unknown while nobody has confirmed it. */
export function severeAllergies(
  section: WorkingRecord | null | undefined,
  isConfirmed: boolean,
): SevereAllergies {
  const entries = entriesOf(section);
  const severe = entries.filter(
    (entry) => textAt(entry, 'criticality') === 'H' && textAt(entry, 'state') !== 'inactive',
  );
  const [first] = severe;
  if (first !== undefined) {
    const agent = listText(first, 'agents', conceptText);
    const reaction = listText(first, 'reactions', (item) => conceptText(item['what']));
    const said = reaction === '' ? agent : `${agent}: ${reaction}`;
    return { kind: 'some', first: said, severe: severe.length, all: entries.length };
  }
  return { kind: isConfirmed ? 'none' : 'unknown' };
}
