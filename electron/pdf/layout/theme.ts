import type { Weight } from '../fonts/fontLibrary.ts';

/** A device RGB colour, each part from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** How a stretch of text is set; sizes in points. */
export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly colour: Colour;
}

function colour(hex: string): Colour {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** The palette of the program's visual design, on white paper. */
export const colours = {
  text: colour('#1A242B'),
  quiet: colour('#45535D'),
  hairline: colour('#DCD8CE'),
  stone: colour('#A9B1B5'),
  plaster: colour('#F4F2EC'),
  ink: colour('#1B4B8A'),
  alert: colour('#A61B1B'),
  alertWash: colour('#FBE7E3'),
  testMark: colour('#F0E2EE'),
} as const;

/** The few styles the page knows. Body text is never below 9 points. */
export const styles = {
  title: { size: 21, leading: 26, weight: 'strong', colour: colours.text },
  edition: { size: 9.5, leading: 13, weight: 'regular', colour: colours.quiet },
  role: { size: 9, leading: 12, weight: 'strong', colour: colours.quiet },
  person: { size: 13.5, leading: 18, weight: 'strong', colour: colours.text },
  heading: { size: 12.5, leading: 16, weight: 'strong', colour: colours.ink },
  body: { size: 9.5, leading: 13.5, weight: 'regular', colour: colours.text },
  quiet: { size: 9, leading: 12.5, weight: 'regular', colour: colours.quiet },
  cell: { size: 9, leading: 12.25, weight: 'regular', colour: colours.text },
  cellHead: { size: 9, leading: 12.25, weight: 'strong', colour: colours.text },
  caption: { size: 9.5, leading: 13.5, weight: 'strong', colour: colours.text },
  alertTitle: { size: 10.5, leading: 15, weight: 'strong', colour: colours.alert },
  alert: { size: 10.5, leading: 15, weight: 'strong', colour: colours.text },
  testMark: { size: 64, leading: 70, weight: 'strong', colour: colours.testMark },
  footer: { size: 8, leading: 10.5, weight: 'regular', colour: colours.quiet },
} as const satisfies Record<string, TextStyle>;

/** A4 with margins of 17 mm; the footer stands in the lower margin. Points, origin at the lower left. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 48.19,
  right: 547.09,
  top: 793.7,
  bottom: 66,
  footerTop: 60,
} as const;
