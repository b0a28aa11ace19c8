/** A fact of a report: its name and its value, both in words. */
export interface ReportFact {
  readonly label: string;
  readonly text: string;
}

/** Facts that belong together; the caption is empty where the heading above says enough. */
export interface ReportTable {
  readonly caption: string;
  readonly facts: readonly ReportFact[];
}

/** A report in words: everything its pages show and nothing about how. */
export interface Report {
  readonly title: string;
  /** One line under the title. */
  readonly subtitle: string;
  /** Who made it, for the file's own data. */
  readonly author: string;
  /** The one instant written in the file. */
  readonly at: Date;
  /** What stands at the foot of every page. */
  readonly footer: readonly string[];
  readonly parts: readonly { readonly heading: string; readonly tables: readonly ReportTable[] }[];
}

/** Writes reports as archival PDFs (PDF/A-3a, PDF/UA-1). The same report is the same bytes. */
export interface ReportPdf {
  renderReport(report: Report): Promise<Uint8Array>;
}
