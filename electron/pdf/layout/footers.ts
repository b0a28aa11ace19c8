import type { FontSet } from '../fonts/fontSet.ts';
import type { DocumentView } from '../view/documentView.ts';
import type { Flow } from './flow.ts';
import type { PageCanvas } from './pageCanvas.ts';
import { plainRun, setText, type TextLine } from './textLines.ts';
import { colours, page, styles } from './theme.ts';

const { footer } = styles;
const PAGE_NUMBER_WIDTH = 90;

/** A line of the footer, cut where it would meet the page number. */
export function footerLine(fonts: FontSet, text: string): TextLine {
  const width = page.right - page.left - PAGE_NUMBER_WIDTH;
  return setText(fonts, [plainRun(text)], footer, width)[0] ?? { fragments: [], width: 0 };
}

/** Whose page it is; the codice fiscale goes first when the name is too long to leave it room. */
function patientLine(fonts: FontSet, { patient }: DocumentView): TextLine {
  const { name, codiceFiscale } = patient;
  if (codiceFiscale === null) return footerLine(fonts, name);
  const words = `${name}, codice fiscale ${codiceFiscale}`;
  const lines = setText(
    fonts,
    [plainRun(words)],
    footer,
    page.right - page.left - PAGE_NUMBER_WIDTH,
  );
  return footerLine(fonts, lines.length === 1 ? words : `Codice fiscale ${codiceFiscale}, ${name}`);
}

function placeFooter(canvas: PageCanvas, left: readonly TextLine[], right: TextLine): void {
  canvas.fill(
    { x: page.left, y: page.footerTop, width: page.right - page.left, height: 0.6 },
    colours.hairline,
  );
  const baseline = (row: number) => page.footerTop - 3 - (row + 1) * footer.leading + 2.5;
  canvas.artifact(() => {
    left.forEach((line, row) => {
      canvas.text(line, page.left, baseline(row), footer);
    });
    canvas.text(right, page.right - right.width, baseline(0), footer);
  });
}

/** The lines that say whose page it is and of which document. */
export function documentFooter(fonts: FontSet, view: DocumentView): readonly TextLine[] {
  return [
    patientLine(fonts, view),
    footerLine(fonts, `${view.title}, documento ${view.documentId}`),
  ];
}

/** Writes on every page, now that their number is known, the given lines and which page of how many it is. */
export function placeFooters(flow: Flow, left: readonly TextLine[]): void {
  const { fonts, pages } = flow;
  for (const canvas of pages) {
    const number = `Pagina ${String(canvas.index + 1)} di ${String(pages.length)}`;
    const [right] = setText(fonts, [plainRun(number)], footer, PAGE_NUMBER_WIDTH);
    if (right !== undefined) placeFooter(canvas, left, right);
  }
}
