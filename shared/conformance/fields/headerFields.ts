import type { FieldTree } from './fieldTree.ts';

const person: FieldTree = { id: 'id', name: 'name', addr: 'address', telecom: 'telecoms[]' };
const signatory: FieldTree = { time: 'at', assignedEntity: { field: 'person', within: person } };

/** Where the header's elements stand in the model (`PssHeader`). */
export const headerFields: FieldTree = {
  id: 'id',
  setId: 'setId',
  versionNumber: 'version',
  title: 'title',
  effectiveTime: 'createdAt',
  confidentialityCode: 'confidentiality',
  recordTarget: {
    field: 'patient',
    within: {
      guardian: { field: 'guardian', within: { ...person, code: 'relation' } },
      birthplace: 'birthplace',
      id: 'ids[]',
      addr: 'address',
      telecom: 'telecoms[]',
      name: 'name',
      administrativeGenderCode: 'gender',
      birthTime: 'birth',
    },
  },
  author: {
    field: 'author',
    within: { ...person, time: 'at', functionCode: 'role', code: 'role' },
  },
  dataEnterer: { field: 'dataEnterer', within: signatory },
  informant: { field: 'informants[]', within: { name: 'name' } },
  custodian: {
    field: 'custodian',
    within: { id: 'id', name: 'name', telecom: 'telecom', addr: 'address' },
  },
  legalAuthenticator: { field: 'legalAuthenticator', within: signatory },
  authenticator: { field: 'authenticator', within: signatory },
  participant: {
    field: 'contacts[]',
    within: { code: 'relation', associatedEntity: { field: 'person', within: person } },
  },
  documentationOf: { field: 'events[]', within: { code: 'what', effectiveTime: 'when' } },
  relatedDocument: {
    field: 'related[]',
    within: { id: 'id', setId: 'setId', versionNumber: 'version' },
  },
};
