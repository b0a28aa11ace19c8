import { readPss } from '../../../shared/cda/read/readPss.ts';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import type { Allergy } from '../../../shared/pss/sections/allergies.ts';
import type { XmlElement } from '../../../shared/xml/xmlTree.ts';

/** Entries read only to be looked at need no lasting identity. */
const ANY_ID = '00000000-0000-4000-8000-000000000000';
const UNKNOWN_AGENT = 'agente sconosciuto';

function worded({ agents, reactions }: Allergy): string {
  const agent = agents
    .map((each) => (each.kind === 'unknown' ? UNKNOWN_AGENT : each.text))
    .join(', ');
  const reaction = reactions.map(({ what }) => what.text).join(', ');
  return reaction === '' ? agent : `${agent}: ${reaction}`;
}

/** What a document says of severe allergies; unknown where it says nothing, or that nothing is known. */
export function severeAllergiesOf(root: XmlElement): DocumentView['severeAllergies'] {
  const read = readPss(root, () => ANY_ID);
  const section = read.ok ? (read.value.draft.sections.allergies ?? null) : null;
  if (section === null) return { kind: 'unknown' };
  if (section.kind === 'absent') {
    return { kind: section.absence === 'no-allergy-info' ? 'unknown' : 'none' };
  }
  const severe = section.entries.filter(
    ({ criticality, state }) => criticality === 'H' && state !== 'inactive',
  );
  const [first] = severe;
  return first === undefined
    ? { kind: 'none' }
    : {
        kind: 'some',
        first: worded(first),
        severe: severe.length,
        all: section.entries.length,
      };
}
