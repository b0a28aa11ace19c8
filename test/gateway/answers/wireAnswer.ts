/** An answer ready for the wire, without the identifiers every answer carries. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Identifiers of one HTTP exchange. */
export interface ExchangeIds {
  /** UUID of the X-CART-id header; the frontier's transaction bears the same. */
  readonly cartId: string;
  /** 16 hexadecimal digits; the real service repeats it as `spanID`. */
  readonly traceId: string;
}

/** Serialises an answer body under its media type. */
export function jsonAnswer(
  status: number,
  mediaType: 'application/json' | 'application/problem+json',
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  return {
    status,
    headers: { 'content-type': mediaType, ...headers },
    body: JSON.stringify(body),
  };
}
