import type { Flow } from './flow.ts';
import { plainRun, setText } from './textLines.ts';
import { page, styles } from './theme.ts';

const WORDS = 'DOCUMENTO DI PROVA';
const DEGREES = 52;

/**
 * Writes across every page, under its text, that it was made in a test environment. Page furniture for the tags
 * (ISO 14289-1 §7.1): what the page says does not change, and neither does its conformance.
 */
export function placeTestMark(flow: Flow): void {
  const [line] = setText(flow.fonts, [plainRun(WORDS)], styles.testMark, Number.MAX_SAFE_INTEGER);
  if (line === undefined) return;
  const radians = (DEGREES * Math.PI) / 180;
  const start = {
    x: page.width / 2 - (line.width / 2) * Math.cos(radians),
    y: page.height / 2 - (line.width / 2) * Math.sin(radians),
  };
  for (const canvas of flow.pages) {
    canvas.behind(() => {
      canvas.artifact(() => {
        canvas.turnedText(line, start, DEGREES, styles.testMark);
      });
    });
  }
}
