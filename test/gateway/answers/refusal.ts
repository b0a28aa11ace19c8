import type { ProblemType } from './problemTypes.ts';

/** A refusal of the frontier (GovWay): its code names the page of the product manual (gateway.md §10.1). */
export interface FrontierRefusal {
  readonly layer: 'frontier';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal of the dispatcher or of what stands behind it. */
export interface DispatcherRefusal {
  readonly layer: 'dispatcher';
  readonly type: ProblemType;
  readonly instance: string;
  readonly detail: string;
  /** Given where a check fixes the status itself; otherwise the handler of the phase maps the type. */
  readonly status?: number;
  /** `never` where the error arises outside the handlers that know the workflow. */
  readonly workflow?: 'never';
}

/** Why a call is refused. */
export type Refusal = FrontierRefusal | DispatcherRefusal;

/** Builds a frontier refusal. */
export function frontierRefusal(
  status: number,
  code: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): FrontierRefusal {
  return { layer: 'frontier', status, code, detail, headers };
}

/** Builds a dispatcher refusal whose status is left to the phase's handler. */
export function problem(
  type: ProblemType,
  instance: string,
  detail: string,
  fixed: Pick<DispatcherRefusal, 'status' | 'workflow'> = {},
): DispatcherRefusal {
  return { layer: 'dispatcher', type, instance, detail, ...fixed };
}
