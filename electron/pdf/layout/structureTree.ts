import { PDFName, PDFString, type PDFContext, type PDFDict, type PDFRef } from 'pdf-lib';

/** Standard structure types this layout uses (ISO 32000-1 §14.8.4). */
export type StructureType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD';

/** Attributes of a table cell (ISO 32000-1 table 349). */
export interface CellAttributes {
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

interface MarkedContent {
  readonly page: number;
  readonly mcid: number;
}

/** A node of the structure tree; grows while the document is laid out. */
export class StructureNode {
  readonly type: StructureType;
  readonly cell: CellAttributes | null;
  readonly kids: (StructureNode | MarkedContent)[] = [];

  constructor(type: StructureType, cell: CellAttributes | null = null) {
    this.type = type;
    this.cell = cell;
  }

  /** Adds and returns a child element. */
  add(type: StructureType, cell: CellAttributes | null = null): StructureNode {
    const node = new StructureNode(type, cell);
    this.kids.push(node);
    return node;
  }
}

/** The logical structure of the document: what a screen reader follows (ISO 32000-1 §14.7, PDF/UA-1 §7.1). */
export class StructureTree {
  readonly root = new StructureNode('Document');
  private readonly marksByPage: StructureNode[][] = [];

  /** Allots the next marked-content identifier of a page to a node. */
  mark(node: StructureNode, pageIndex: number): number {
    const marks = (this.marksByPage[pageIndex] ??= []);
    const mcid = marks.length;
    marks.push(node);
    node.kids.push({ page: pageIndex, mcid });
    return mcid;
  }

  /** Registers the elements, the parent tree and the root; `pages` are the page objects in order. */
  register(context: PDFContext, pages: readonly PDFRef[]): PDFRef {
    const treeRef = context.nextRef();
    const references = new Map<StructureNode, PDFRef>();
    const documentRef = this.registerNode(context, this.root, treeRef, pages, references);
    const numbers = pages.flatMap((_, index) => [
      index,
      context.register(
        context.obj((this.marksByPage[index] ?? []).map((node) => references.get(node))),
      ),
    ]);
    context.assign(
      treeRef,
      context.obj({
        Type: 'StructTreeRoot',
        K: [documentRef],
        ParentTree: context.register(context.obj({ Nums: numbers })),
        ParentTreeNextKey: pages.length,
      }),
    );
    return treeRef;
  }

  private registerNode(
    context: PDFContext,
    node: StructureNode,
    parent: PDFRef,
    pages: readonly PDFRef[],
    references: Map<StructureNode, PDFRef>,
  ): PDFRef {
    const ref = context.nextRef();
    references.set(node, ref);
    const kids = node.kids.map((kid) =>
      kid instanceof StructureNode
        ? this.registerNode(context, kid, ref, pages, references)
        : context.obj({ Type: 'MCR', Pg: pages[kid.page], MCID: kid.mcid }),
    );
    const element: PDFDict = context.obj({ Type: 'StructElem', S: node.type, P: parent, K: kids });
    if (node.cell !== null) {
      element.set(PDFName.of('A'), cellAttributes(context, node.cell));
    }
    if (node.type === 'Document') element.set(PDFName.of('Lang'), PDFString.of('it-IT'));
    context.assign(ref, element);
    return ref;
  }
}

function cellAttributes(context: PDFContext, cell: CellAttributes): PDFDict {
  const attributes = context.obj({ O: 'Table' });
  if (cell.scope !== undefined) attributes.set(PDFName.of('Scope'), PDFName.of(cell.scope));
  if (cell.columnSpan !== undefined) {
    attributes.set(PDFName.of('ColSpan'), context.obj(cell.columnSpan));
  }
  if (cell.rowSpan !== undefined) attributes.set(PDFName.of('RowSpan'), context.obj(cell.rowSpan));
  return attributes;
}
