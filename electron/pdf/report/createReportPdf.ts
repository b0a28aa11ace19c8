import { createHash } from 'node:crypto';
import type { Report, ReportPdf } from '../../domain/ports/reportPdf.ts';
import { FontSet } from '../fonts/fontSet.ts';
import { dataTable } from '../layout/dataTable.ts';
import { Flow } from '../layout/flow.ts';
import { footerLine, placeFooters } from '../layout/footers.ts';
import { paragraphBox } from '../layout/paragraphBox.ts';
import { pageMeasure, placeSection } from '../layout/section.ts';
import { tableBox } from '../layout/tableBox.ts';
import { plainRun } from '../layout/textLines.ts';
import { styles } from '../layout/theme.ts';
import { loadRenderingAssets, type RenderingAssets } from '../renderingAssets.ts';
import { archivedAtBest } from '../renderDocument.ts';

function layoutReport(report: Report, fonts: FontSet): Flow {
  const flow = new Flow(fonts);
  const { root } = flow.structure;
  paragraphBox(fonts, [plainRun(report.title)], pageMeasure, styles.title, { type: 'H1' }).place(
    flow,
    root,
  );
  paragraphBox(fonts, [plainRun(report.subtitle)], pageMeasure, styles.edition).place(flow, root);
  flow.gap(14);
  for (const { heading, tables } of report.parts) {
    const boxes = tables.map(({ caption, facts }) =>
      tableBox(fonts, dataTable(facts, caption), pageMeasure),
    );
    placeSection(flow, heading, boxes, root);
  }
  placeFooters(
    flow,
    report.footer.map((line) => footerLine(fonts, line)),
  );
  return flow;
}

async function render(assets: RenderingAssets, report: Report): Promise<Uint8Array> {
  const fonts = new FontSet(assets.fonts);
  const { title, author, at } = report;
  const { pdf } = await archivedAtBest({
    flow: layoutReport(report, fonts),
    fonts,
    metadata: { title, author, at },
    cda: null,
    contentSha256: createHash('sha256').update(JSON.stringify(report)).digest('hex'),
    iccProfile: assets.iccProfile,
  });
  return pdf;
}

/** Reports on paper, with the fonts and the page of the documents; `assetsDirectory` as for `createDocumentPdf`. */
export function createReportPdf({ assetsDirectory }: { readonly assetsDirectory: URL }): ReportPdf {
  let assets: Promise<RenderingAssets> | null = null;
  return {
    renderReport: async (report) => {
      assets ??= loadRenderingAssets(assetsDirectory);
      return render(await assets, report);
    },
  };
}
