import type { FontSet } from '../fonts/fontSet.ts';
import type { DocumentView, PersonView } from '../view/documentView.ts';
import type { Measure } from './box.ts';
import { FULL_PAGE_HEIGHT, type Flow } from './flow.ts';
import { paragraphBox, placeLines } from './paragraphBox.ts';
import type { StructureNode } from './structureTree.ts';
import { plainRun, setText, type TextLine } from './textLines.ts';
import { colours, page, styles } from './theme.ts';

const PADDING = 12;
const GUTTER = 22;
const PATIENT_SHARE = 0.56;
const LABEL_WIDTH = 78;

/** A row of a person's panel: an optional label in its column and the text beside it. */
interface PanelRow {
  readonly label: readonly TextLine[];
  readonly text: readonly TextLine[];
  readonly height: number;
}

interface Panel {
  readonly measure: Measure;
  readonly role: readonly TextLine[];
  readonly name: readonly TextLine[];
  readonly rows: readonly PanelRow[];
  readonly height: number;
}

function setPanel(fonts: FontSet, role: string, person: PersonView, measure: Measure): Panel {
  const roleLines = setText(fonts, [plainRun(role)], styles.role, measure.width);
  const name = setText(fonts, [plainRun(person.name)], styles.person, measure.width);
  const rows = person.details.map(({ label, text }) => {
    const labelLines = setText(fonts, [plainRun(label)], styles.quiet, LABEL_WIDTH - 6);
    const textLines = setText(fonts, [plainRun(text)], styles.body, measure.width - LABEL_WIDTH);
    const lineCount = Math.max(labelLines.length, textLines.length);
    return { label: labelLines, text: textLines, height: lineCount * styles.body.leading };
  });
  const height =
    roleLines.length * styles.role.leading +
    name.length * styles.person.leading +
    3 +
    rows.reduce((sum, row) => sum + row.height, 0);
  return { measure, role: roleLines, name, rows, height };
}

function drawPanel(flow: Flow, panel: Panel, top: number, parent: StructureNode): void {
  const { x } = panel.measure;
  flow.lines(panel.role, { x, top }, styles.role, parent.add('P'));
  let edge = top - panel.role.length * styles.role.leading;
  flow.lines(panel.name, { x, top: edge }, styles.person, parent.add('P'));
  edge -= panel.name.length * styles.person.leading + 3;
  for (const row of panel.rows) {
    const node = parent.add('P');
    flow.lines(row.label, { x, top: edge - 0.4 }, styles.quiet, node);
    flow.lines(row.text, { x: x + LABEL_WIDTH, top: edge }, styles.body, node);
    edge -= row.height;
  }
}

/** Person data too long for a panel flow as plain paragraphs: nothing is cut. */
function placePersonInFlow(flow: Flow, role: string, person: PersonView, parent: StructureNode) {
  const measure = { x: page.left, width: page.right - page.left };
  const place = (
    text: string,
    style: typeof styles.role | typeof styles.person | typeof styles.body,
  ) => {
    paragraphBox(flow.fonts, [plainRun(text)], measure, style).place(flow, parent);
  };
  place(role, styles.role);
  place(person.name, styles.person);
  for (const { label, text } of person.details) place(`${label}: ${text}`, styles.body);
}

function placePanels(flow: Flow, view: DocumentView, parent: StructureNode): void {
  const inner = page.right - page.left - 2 * PADDING - GUTTER;
  const left = { x: page.left + PADDING, width: inner * PATIENT_SHARE };
  const right = {
    x: left.x + left.width + GUTTER,
    width: inner * (1 - PATIENT_SHARE),
  };
  const panels = [
    setPanel(flow.fonts, 'Assistito', view.patient, left),
    setPanel(flow.fonts, 'Medico', view.author, right),
  ];
  const height = Math.max(...panels.map((panel) => panel.height)) + 2 * PADDING;
  if (height > FULL_PAGE_HEIGHT / 2) {
    placePersonInFlow(flow, 'Assistito', view.patient, parent);
    placePersonInFlow(flow, 'Medico', view.author, parent);
    return;
  }
  flow.ensure(height);
  const area = { x: page.left, y: flow.y - height, width: page.right - page.left, height };
  flow.fill(area, colours.plaster);
  flow.fill({ ...area, width: 2.5 }, colours.ink);
  flow.fill(
    { x: right.x - GUTTER / 2, y: area.y + PADDING, width: 0.6, height: height - 2 * PADDING },
    colours.hairline,
  );
  for (const panel of panels) drawPanel(flow, panel, flow.y - PADDING, parent);
  flow.y -= height;
}

/** The register the document belongs to, at the right of its title, where the title leaves room. */
function placeIssuer(flow: Flow, { issuer }: DocumentView, titleEnd: number, node: StructureNode) {
  const words = [issuer, 'Fascicolo Sanitario Elettronico'].filter((part) => part !== '');
  const room = page.right - titleEnd - GUTTER;
  const [line, ...more] = setText(flow.fonts, [plainRun(words.join(' · '))], styles.quiet, room);
  if (line === undefined || more.length > 0) return;
  const top = flow.y - styles.title.leading + styles.quiet.leading + 1;
  flow.lines([line], { x: page.right - line.width, top }, styles.quiet, node);
}

/** The head of the first page: what the document is, of whom, by whom. */
export function placeMasthead(flow: Flow, view: DocumentView, parent: StructureNode): void {
  const width = page.right - page.left;
  const title = setText(flow.fonts, [plainRun(view.title)], styles.title, width);
  const heading = parent.add('H1');
  const [firstLine] = title;
  if (firstLine !== undefined && title.length === 1) {
    flow.lines([firstLine], { x: page.left, top: flow.y }, styles.title, heading);
    placeIssuer(flow, view, page.left + firstLine.width, parent.add('P'));
    flow.y -= styles.title.leading;
  } else placeLines(flow, title, page.left, styles.title, heading);
  if (view.edition !== '') {
    const edition = setText(flow.fonts, [plainRun(view.edition)], styles.edition, width);
    placeLines(flow, edition, page.left, styles.edition, parent.add('P'));
  }
  flow.gap(10);
  placePanels(flow, view, parent);
  flow.gap(14);
}
