import { fromBase64 } from './base64.ts';

/** Hands a file of the trusted side to the person, who says where it is kept. */
export function saveFile(name: string, mediaType: string, base64: string): void {
  const bytes = fromBase64(base64);
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
