import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { IdentityRequest } from '../domain/ports/archive.ts';
import { blobColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const rowSchema: z.ZodType<IdentityRequest> = z.object({
  requestId: z.string(),
  environment: z.string(),
  createdAt: z.string(),
  signatureName: z.string(),
  authenticationName: z.string(),
  signatureRequest: blobColumn,
  authenticationRequest: blobColumn,
  signatureKey: blobColumn,
  authenticationKey: blobColumn,
});

/** Requests for certificates that wait for their answer, with their keys. */
export interface IdentityRequestsTable {
  insert(request: IdentityRequest): void;
  /** Oldest first. */
  ofEnvironment(environment: string): IdentityRequest[];
  /** Removes a request with its keys; unknown ones are none. */
  remove(requestId: string): void;
}

/** Opens the table on a database. */
export function identityRequestsTable(database: Database): IdentityRequestsTable {
  const insert = database.prepare(`
    INSERT INTO identity_requests (request_id, environment, created_at, signature_name, authentication_name,
                                   signature_request, authentication_request, signature_key, authentication_key)
    VALUES (@requestId, @environment, @createdAt, @signatureName, @authenticationName,
            @signatureRequest, @authenticationRequest, @signatureKey, @authenticationKey)`);
  const ofEnvironment = database.prepare(`
    SELECT request_id AS requestId, environment, created_at AS createdAt, signature_name AS signatureName,
           authentication_name AS authenticationName, signature_request AS signatureRequest,
           authentication_request AS authenticationRequest, signature_key AS signatureKey,
           authentication_key AS authenticationKey
    FROM identity_requests WHERE environment = ? ORDER BY created_at, request_id`);
  const remove = database.prepare('DELETE FROM identity_requests WHERE request_id = ?');
  return {
    insert: (request) => {
      insert.run(request);
    },
    ofEnvironment: (environment) =>
      ofEnvironment.all(environment).map((row) => parseRow('identity_requests', rowSchema, row)),
    remove: (requestId) => {
      remove.run(requestId);
    },
  };
}
