import { useMemo } from 'react';
import { BandAct, PatientBand } from '../../components/PatientBand.tsx';
import { formatDate } from '../../i18n/it/dates.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import type { ProposedActView } from '../../../shared/ipc/draftViews.ts';
import { useStores } from '../../stores/stores.tsx';
import { bandPatient } from './model/bandPatient.ts';
import { severeAllergies } from './model/severeAllergies.ts';
import { SevereAllergiesBand } from './SevereAllergiesBand.tsx';

function actText(act: ProposedActView): string {
  switch (act.kind) {
    case 'first':
      return editorTexts.act.first;
    case 'replace':
      return editorTexts.act.replace(act.earlier.version, formatDate(act.earlier.effectiveAt));
    case 'new-chain':
      return editorTexts.act.newChain(`${act.earlier.author.family} ${act.earlier.author.given}`);
  }
}

function Severe() {
  const { useEditor } = useStores();
  const section = useEditor((state) => state.content.sections.allergies);
  const isConfirmed = useEditor((state) => state.review.allergies !== null);
  const severe = useMemo(() => severeAllergies(section, isConfirmed), [section, isConfirmed]);
  return <SevereAllergiesBand severe={severe} />;
}

/** The patient, what must not be missed of allergies, and what this draft will do. */
export function EditorBand() {
  const { useEditor } = useStores();
  const header = useEditor((state) => state.content.header);
  const act = useEditor((state) => state.draft?.act);
  const patient = useMemo(() => bandPatient(header), [header]);
  return (
    <PatientBand patient={patient} warning={<Severe />}>
      {act !== undefined && <BandAct label={editorTexts.thisDraft} value={actText(act)} />}
    </PatientBand>
  );
}
