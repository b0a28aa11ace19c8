import type { DocumentPdf } from './ports/documentPdf.ts';

/** The same paper side, whose pages say that they were made in a test environment, where they were. */
export function withTestMark<Paper extends DocumentPdf>(
  paper: Paper,
  isTest: () => Promise<boolean>,
): Paper {
  return {
    ...paper,
    render: async (cda, at) => paper.render(cda, at, (await isTest()) ? 'test' : null),
  };
}
