import type { Flow } from './flow.ts';
import type { StructureNode } from './structureTree.ts';
import { plainRun, setText, type TextLine } from './textLines.ts';
import { colours, page, styles, type TextStyle } from './theme.ts';

const PADDING = 10;
const TITLE = 'Allergie e intolleranze a criticità alta';

/** Paints the strip of the panel behind what comes next, so that a long panel may cross pages. */
function paintStrip(flow: Flow, height: number): void {
  const strip = { x: page.left, y: flow.y - height, width: page.right - page.left, height };
  flow.fill(strip, colours.alertWash);
  flow.fill({ ...strip, width: 2.5 }, colours.alert);
}

function placeStrips(
  flow: Flow,
  lines: readonly TextLine[],
  style: TextStyle,
  node: StructureNode,
): void {
  for (const line of lines) {
    flow.ensure(style.leading);
    paintStrip(flow, style.leading);
    flow.lines([line], { x: page.left + PADDING + 2, top: flow.y }, style, node);
    flow.y -= style.leading;
  }
}

/** What can kill comes first: the severe allergies, before any section. Places nothing when there are none. */
export function placeSevereAllergies(
  flow: Flow,
  agents: readonly string[],
  parent: StructureNode,
): void {
  if (agents.length === 0) return;
  const width = page.right - page.left - 2 * PADDING;
  const set = (text: string, style: TextStyle) =>
    setText(flow.fonts, [plainRun(text)], style, width);
  flow.ensure(PADDING + 2 * styles.alert.leading);
  paintStrip(flow, PADDING / 2);
  flow.y -= PADDING / 2;
  placeStrips(flow, set(TITLE, styles.alertTitle), styles.alertTitle, parent.add('P'));
  for (const agent of agents) {
    placeStrips(flow, set(agent, styles.alert), styles.alert, parent.add('P'));
  }
  paintStrip(flow, PADDING / 2);
  flow.y -= PADDING / 2;
  flow.gap(14);
}
