import type { PageMark } from '../../domain/ports/documentPdf.ts';
import type { FontSet } from '../fonts/fontSet.ts';
import type { DocumentView, LabelledText, PersonView, SectionView } from '../view/documentView.ts';
import { placeSevereAllergies } from './alertPanel.ts';
import { blockBoxes } from './blockBoxes.ts';
import type { Box } from './box.ts';
import { Flow } from './flow.ts';
import { dataTable } from './dataTable.ts';
import { documentFooter, placeFooters } from './footers.ts';
import { pageMeasure, placeSection } from './section.ts';
import { placeMasthead } from './masthead.ts';
import { paragraphBox } from './paragraphBox.ts';
import type { StructureNode } from './structureTree.ts';
import { placeTestMark } from './testMark.ts';
import { plainRun } from './textLines.ts';
import { tableBox } from './tableBox.ts';
import { styles } from './theme.ts';

const EMPTY_SECTION = 'Nessun contenuto riportato in questa sezione.';

function sectionBoxes(fonts: FontSet, section: SectionView): Box[] {
  const boxes = blockBoxes(fonts, section.blocks, pageMeasure);
  for (const absence of section.declaredAbsences) {
    boxes.push(paragraphBox(fonts, [plainRun(`${absence}.`)], pageMeasure, styles.body));
  }
  if (boxes.length === 0) {
    boxes.push(paragraphBox(fonts, [plainRun(EMPTY_SECTION)], pageMeasure, styles.quiet));
  }
  return boxes;
}

function contactData(contacts: readonly PersonView[]): LabelledText[] {
  return contacts.map(({ name, details }) => ({
    label: name,
    text: details.map(({ label, text }) => `${label}: ${text}`).join('; '),
  }));
}

function placeClosing(
  flow: Flow,
  view: DocumentView,
  cdaSha256: string,
  parent: StructureNode,
): void {
  const { fonts } = flow;
  if (view.contacts.length > 0) {
    const table = tableBox(fonts, dataTable(contactData(view.contacts)), pageMeasure);
    placeSection(flow, 'Persone di riferimento', [table], parent);
  }
  const { signer } = view;
  const holder =
    signer.codiceFiscale === null
      ? signer.name
      : `${signer.name} (codice fiscale ${signer.codiceFiscale})`;
  const notes = [
    `Firmatario: ${holder}. La firma digitale PAdES è contenuta in questo file e si controlla con un programma di verifica; la stampa su carta non la conserva.`,
    `Gli stessi dati, in forma strutturata, sono nell’allegato cda.xml, la cui impronta SHA-256 è ${cdaSha256}.`,
  ];
  const boxes = [
    tableBox(fonts, dataTable(view.documentData), pageMeasure),
    ...notes.map((note) => paragraphBox(fonts, [plainRun(note)], pageMeasure, styles.quiet)),
  ];
  placeSection(flow, 'Documento e firma', boxes, parent);
}

/** Lays the whole document out: pages with their content and, in a test environment, its mark; the structure over them. */
export function layoutDocument(
  view: DocumentView,
  fonts: FontSet,
  cdaSha256: string,
  mark: PageMark | null = null,
): Flow {
  const flow = new Flow(fonts);
  const { root } = flow.structure;
  placeMasthead(flow, view, root);
  placeSevereAllergies(flow, view.severeAllergies, root);
  for (const section of view.sections) {
    placeSection(flow, section.title, sectionBoxes(fonts, section), root);
  }
  placeClosing(flow, view, cdaSha256, root);
  placeFooters(flow, documentFooter(fonts, view));
  if (mark === 'test') placeTestMark(flow);
  return flow;
}
