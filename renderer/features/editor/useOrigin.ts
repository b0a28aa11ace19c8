import type { WorkingRecord } from '../../../shared/pss/working/workingDraft.ts';
import { formatDate } from '../../i18n/it/dates.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Says where an entry comes from: the version or file the draft began from, or the doctor just now. */
export function useOrigin(): (entry: WorkingRecord, former: WorkingRecord | undefined) => string {
  const { useEditor } = useStores();
  const origin = useEditor((state) => state.draft?.origin);
  return (entry, former) => {
    if (former === undefined || origin === undefined) return editorTexts.originNow;
    if (JSON.stringify(entry) !== JSON.stringify(former)) return editorTexts.originChanged;
    switch (origin.kind) {
      case 'version':
        return editorTexts.originVersion(origin.version, formatDate(origin.effectiveAt));
      case 'import':
        return editorTexts.originImport(formatDate(origin.importedAt));
      case 'new':
        return editorTexts.originNow;
    }
  };
}
