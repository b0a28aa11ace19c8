import type { NamedList } from './namedList.ts';

/** Kinds of visits and admissions (EncounterCode_PSSIT). */
export const encounterKinds: NamedList = {
  system: '2.16.840.1.113883.2.9.77.22.11.14',
  codes: [
    ['ACUTE', 'ricovero urgente'],
    ['NONAC', 'ricovero programmato', 'elezione'],
    ['IMP', 'ricovero', 'degenza ospedale'],
    ['EMER', 'pronto soccorso', 'emergenza PS'],
    ['AMB', 'visita ambulatoriale', 'specialistica'],
    ['GENRL', 'visita di medicina generale', 'medico di famiglia'],
    ['HH', 'assistenza domiciliare', 'ADI a casa'],
    ['FLD', 'assistenza territoriale', 'casa della comunità'],
    ['VR', 'visita a distanza', 'televisita virtuale'],
    ['SURG', 'intervento chirurgico', 'operazione'],
    ['CARD', 'visita cardiologica', 'cuore'],
    ['CHR', 'assistenza ai cronici'],
    ['DNTL', 'cure odontoiatriche', 'dentista'],
    ['MED', 'assistenza medica'],
    ['OBS', 'visita ostetrica', 'gravidanza'],
    ['ONC', 'visita oncologica', 'tumore'],
    ['PALL', 'cure palliative', 'hospice'],
    ['PED', 'visita pediatrica', 'bambino'],
    ['PHAR', 'assistenza farmaceutica'],
    ['PHYRHB', 'riabilitazione', 'fisioterapia'],
    ['PSYCH', 'assistenza psichiatrica', 'CSM'],
    ['ALC', 'in attesa di trasferimento', 'dimissione protetta'],
  ],
};
