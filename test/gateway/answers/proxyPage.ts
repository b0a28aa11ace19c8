import type { WireAnswer } from './wireAnswer.ts';

/** A page of something in front of the service: HTML, and nothing that identifies the call. */
export function proxyPage(status: number): WireAnswer {
  const title = `${String(status)} Service Page`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}
