import type { FindingView } from '../../../shared/ipc/documentViews.ts';
import type { WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import type { SectionName } from '../../../shared/pss/pss.ts';
import { entriesOf, entryId } from '../../features/editor/model/entries.ts';

/** A finding at its place in the editor: it stays with its entry when rows come and go. */
export interface PlacedFinding {
  readonly finding: FindingView;
  /** Null: the header. */
  readonly section: SectionName | null;
  /** The entry's identity; null: the section itself. */
  readonly entry: string | null;
  /** From the entry, the section or the header, such as `course.until`. */
  readonly path: string;
}

const FORM = /^sections\.([A-Za-z]+)(?:\.entries\[(\d+)\])?\.?(.*)$/;

function dotted(path: string): string {
  return path.replaceAll(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
}

/** Where a finding of a judgement over `content` belongs. */
export function placedFinding(finding: FindingView, content: WorkingDraft): PlacedFinding {
  const field = finding.field ?? '';
  const [, section, index, rest = ''] = FORM.exec(field) ?? [];
  const name = sectionOrder.find((each) => each === section);
  if (name === undefined) {
    return { finding, section: null, entry: null, path: dotted(field.replace(/^header\.?/, '')) };
  }
  const entry = index === undefined ? undefined : entriesOf(content.sections[name])[Number(index)];
  return {
    finding,
    section: name,
    entry: entry === undefined ? null : entryId(entry),
    path: dotted(rest),
  };
}
