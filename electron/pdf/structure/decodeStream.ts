import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFRawStream,
} from 'pdf-lib';

/** PNG predictors (ISO 32000-1 §7.4.4.4); the value of the entry says nothing else, each row names its own. */
const FIRST_PNG_PREDICTOR = 10;

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const distances = [left, up, upLeft].map((each) => Math.abs(estimate - each));
  const [toLeft = 0, toUp = 0, toUpLeft = 0] = distances;
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

/** What a row's filter adds to a byte, from its neighbours (PNG specification §9.2). */
function prediction(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new RangeError(`unknown row filter ${String(filter)}`);
  }
}

function withoutPrediction(bytes: Uint8Array, rowLength: number, pixelLength: number): Uint8Array {
  const rows = Math.floor(bytes.length / (rowLength + 1));
  const decoded = new Uint8Array(rows * rowLength);
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (rowLength + 1)] ?? 0;
    for (let column = 0; column < rowLength; column += 1) {
      const at = row * rowLength + column;
      const hasLeft = column >= pixelLength;
      const left = hasLeft ? (decoded[at - pixelLength] ?? 0) : 0;
      const up = row > 0 ? (decoded[at - rowLength] ?? 0) : 0;
      const upLeft = hasLeft && row > 0 ? (decoded[at - rowLength - pixelLength] ?? 0) : 0;
      const coded = bytes[row * (rowLength + 1) + 1 + column] ?? 0;
      decoded[at] = coded + prediction(filter, left, up, upLeft);
    }
  }
  return decoded;
}

function parametersOf(stream: PDFRawStream): PDFDict | undefined {
  const found = stream.dict.lookup(PDFName.of('DecodeParms'));
  const last = found instanceof PDFArray ? found.lookup(found.size() - 1) : found;
  return last instanceof PDFDict ? last : undefined;
}

/** The content of a stream, filters and PNG predictors undone; the PDF library stops at the filters. */
export function decodeStream(stream: PDFRawStream): Uint8Array {
  const bytes = decodePDFRawStream(stream).decode();
  const parameters = parametersOf(stream);
  const number = (key: string, otherwise: number): number => {
    const value = parameters?.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  if (number('Predictor', 1) < FIRST_PNG_PREDICTOR) return bytes;
  const bitsPerPixel = number('Colors', 1) * number('BitsPerComponent', 8);
  const rowLength = Math.ceil((bitsPerPixel * number('Columns', 1)) / 8);
  return withoutPrediction(bytes, rowLength, Math.max(1, Math.floor(bitsPerPixel / 8)));
}
