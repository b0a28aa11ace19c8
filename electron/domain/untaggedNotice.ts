import type { DocumentPdf } from './ports/documentPdf.ts';

/**
 * The same paper side, which tells when a page could not be given its tags and went out as PDF/A-3u: the document is
 * good, but somebody should learn why it is not accessible. `tell` gets what failed; no health data is in it.
 */
export function withUntaggedNotice<Paper extends DocumentPdf>(
  paper: Paper,
  tell: (cause: string) => void,
): Paper {
  return {
    ...paper,
    render: async (cda, at, mark) => {
      const rendered = await paper.render(cda, at, mark);
      if (rendered.ok && rendered.value.untaggedBecause !== null) {
        tell(rendered.value.untaggedBecause);
      }
      return rendered;
    },
  };
}
