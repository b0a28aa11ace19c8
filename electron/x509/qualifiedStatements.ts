import {
  AsnArray,
  AsnConvert,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
} from '@peculiar/asn1-schema';

const QC_COMPLIANCE = '0.4.0.1862.1.1';
const QC_SSCD = '0.4.0.1862.1.4';

/** QCStatement of RFC 3739 §3.2.6; the ready-made schema does not admit a statement without information. */
class QualifiedStatement {
  statementId = '';
  statementInfo?: ArrayBuffer;
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(QualifiedStatement.prototype, 'statementId');
AsnProp({ type: AsnPropTypes.Any, optional: true })(QualifiedStatement.prototype, 'statementInfo');

class QualifiedStatements extends AsnArray<QualifiedStatement> {}
AsnType({ type: AsnTypeTypes.Sequence, itemType: QualifiedStatement })(QualifiedStatements);

/** OID of the extension that carries the statements. */
export const QUALIFIED_STATEMENTS_EXTENSION = '1.3.6.1.5.5.7.1.3';

/**
 * What the statements say: `on-device` that the certificate is qualified and its key on a qualified device
 * (QcCompliance and QcSSCD, ETSI EN 319 412-5 §4.2), `qualified` the first only, `none` neither. Throws on bytes that
 * are no such extension.
 */
export function qualificationOf(extension: ArrayBuffer): 'on-device' | 'qualified' | 'none' {
  const statements = new Set(
    AsnConvert.parse(extension, QualifiedStatements).map(({ statementId }) => statementId),
  );
  if (!statements.has(QC_COMPLIANCE)) return 'none';
  return statements.has(QC_SSCD) ? 'on-device' : 'qualified';
}

/** Whether the statements say both; throws as `qualificationOf`. */
export function isQualifiedOnDevice(extension: ArrayBuffer): boolean {
  return qualificationOf(extension) === 'on-device';
}
