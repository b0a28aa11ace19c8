import { deviceSchema, type Device, type Devices } from '../../pss/sections/devices.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { hasTemplate } from '../read/documentForm.ts';
import { readCodedConcept, readInterval } from '../read/readDataTypes.ts';
import { readEach, type SectionSource } from '../read/readParts.ts';

function readDevice({ source, ids }: SectionSource, supply: XmlElement): Device | null {
  if (!hasTemplate(supply, '9.1')) return null;
  source.pointer(supply);
  source.expect(supply, 'statusCode', 'completed', 'active');
  return source.accept(deviceSchema, supply, {
    id: ids.of(source, supply),
    what: readCodedConcept(source, source.child(supply, 'code')),
    since: readInterval(source, source.child(supply, 'effectiveTime')).low,
  });
}

/** Reads section 46264-8, the inverse of `writeDevices`. */
export function readDevices(section: SectionSource): Devices | null {
  const entries = readEach(section.source, section.statements, (each) => readDevice(section, each));
  const isEmpty = entries.length === 0 && section.blocks.length === 0;
  return isEmpty ? null : { entries, freeText: section.blocks };
}
