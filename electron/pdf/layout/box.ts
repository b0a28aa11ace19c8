import type { Flow } from './flow.ts';
import type { StructureNode } from './structureTree.ts';

/** Something measured and ready to be placed: knows its size before it takes any room. */
export interface Box {
  /** The height that must stay together with what precedes it, e.g. a heading. Points. */
  readonly keepHeight: number;
  /** Places itself at the pen, breaking pages as it needs, under `parent` in the structure tree. */
  place(flow: Flow, parent: StructureNode): void;
}

/** The horizontal band a box may use. Points. */
export interface Measure {
  readonly x: number;
  readonly width: number;
}
