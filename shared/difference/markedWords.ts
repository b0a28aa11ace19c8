/** A piece of a line; marked where the other version does not say it. */
export interface MarkedPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A line in its pieces, in order: joined they are the line. */
export type MarkedLine = readonly MarkedPiece[];

/** Lines as two versions say them, each marked where it differs from the other. */
export interface MarkedPair {
  readonly before: readonly MarkedLine[];
  readonly after: readonly MarkedLine[];
}

/** A line taken apart where one fact ends and the next begins: the narrative's own punctuation. */
interface TakenApart {
  readonly facts: readonly string[];
  /** What joins each fact to the next one; one less than the facts. */
  readonly joints: readonly string[];
}

function takeApart(line: string): TakenApart {
  const parts = line.split(/([,;:.] | \(|\))/u);
  return {
    facts: parts.filter((_part, index) => index % 2 === 0),
    joints: parts.filter((_part, index) => index % 2 === 1),
  };
}

/** For each fact of either side whether the longest common sequence of both holds it. */
function commonFacts(
  before: readonly string[],
  after: readonly string[],
): { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> } {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const isSame = (row: number, column: number): boolean => before[row] === after[column];
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const kept = { before: new Set<number>(), after: new Set<number>() };
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (isSame(row, column)) {
      kept.before.add(row);
      kept.after.add(column);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return kept;
}

function marked({ facts, joints }: TakenApart, kept: ReadonlySet<number>): MarkedLine {
  const pieces: MarkedPiece[] = [];
  const add = (text: string, isMarked: boolean): void => {
    const last = pieces.at(-1);
    if (last?.isMarked === isMarked) pieces.splice(-1, 1, { text: last.text + text, isMarked });
    else if (text !== '') pieces.push({ text, isMarked });
  };
  for (const [index, fact] of facts.entries()) {
    // Punctuation is part of a difference only between two facts that both differ.
    if (index > 0) add(joints[index - 1] ?? '', !kept.has(index - 1) && !kept.has(index));
    add(fact, !kept.has(index));
  }
  return pieces;
}

/** Lines nobody compares with: each in one piece. */
export function plainLines(lines: readonly string[], isMarked = false): readonly MarkedLine[] {
  return lines.map((text) => [{ text, isMarked }]);
}

/** Marks in each of two versions of the same lines the facts the other does not say. */
export function markedPair(before: readonly string[], after: readonly string[]): MarkedPair {
  const pairs = Array.from({ length: Math.max(before.length, after.length) }, (_none, index) => {
    const [one, other] = [takeApart(before[index] ?? ''), takeApart(after[index] ?? '')];
    const kept = commonFacts(one.facts, other.facts);
    return { before: marked(one, kept.before), after: marked(other, kept.after) };
  });
  return {
    before: pairs.slice(0, before.length).map((pair) => pair.before),
    after: pairs.slice(0, after.length).map((pair) => pair.after),
  };
}
